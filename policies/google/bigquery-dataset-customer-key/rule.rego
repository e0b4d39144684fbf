# METADATA
# title: Datasets of BigQuery are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/bigquery/docs/customer-managed-encryption
# custom:
#   severity: low
#   remediation: |
#     Add default_encryption_configuration with kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_81]
#     trivy: []
package terraformer.google.bigquery_dataset_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_bigquery_dataset", "path": ["default_encryption_configuration", "kms_key_name"], "given": true,
	"message": "The dataset is encrypted by Google's key.",
}])
