# METADATA
# title: Buckets are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/encryption/customer-managed-keys
# custom:
#   severity: low
#   remediation: |
#     Add an encryption block with default_kms_key_name.
#   equivalents:
#     checkov: []
#     trivy: [GCP-0066]
package terraformer.google.bucket_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_storage_bucket", "path": ["encryption", "default_kms_key_name"], "given": true,
	"message": "Objects are encrypted by Google's key.",
}])
