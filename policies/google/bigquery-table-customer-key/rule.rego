# METADATA
# title: Tables of BigQuery are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/bigquery/docs/customer-managed-encryption
# custom:
#   severity: low
#   remediation: |
#     Add encryption_configuration with kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_80]
#     trivy: []
package terraformer.google.bigquery_table_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_bigquery_table", "path": ["encryption_configuration", "kms_key_name"], "given": true,
	"message": "The table is encrypted by Google's key.",
}])
