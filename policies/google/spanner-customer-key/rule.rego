# METADATA
# title: Databases of Spanner are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/spanner/docs/cmek
# custom:
#   severity: low
#   remediation: |
#     Add encryption_config with kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_93]
#     trivy: []
package terraformer.google.spanner_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_spanner_database", "path": ["encryption_config"], "given": true,
	"message": "The database is encrypted by Google's key.",
}])
