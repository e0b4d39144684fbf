# METADATA
# title: Datasets of Vertex AI are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/general/cmek
# custom:
#   severity: low
#   remediation: |
#     Add encryption_spec with kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_92]
#     trivy: []
package terraformer.google.vertex_dataset_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_vertex_ai_dataset", "path": ["encryption_spec", "kms_key_name"], "given": true,
	"message": "The dataset is encrypted by Google's key.",
}])
