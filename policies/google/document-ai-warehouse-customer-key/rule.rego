# METADATA
# title: Document AI is encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/document-warehouse/docs/cmek
# custom:
#   severity: low
#   remediation: |
#     Set kms_key.
#   equivalents:
#     checkov: [CKV2_GCP_23]
#     trivy: []
package terraformer.google.document_ai_warehouse_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_document_ai_warehouse_location", "path": ["kms_key"], "given": true,
	"message": "Documents are encrypted by Google's key.",
}])
