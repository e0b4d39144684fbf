# METADATA
# title: Databases of Spanner can't be dropped
# description: |
#   deletion_protection holds Terraform back only; this holds everybody back.
# related_resources:
#   - ref: https://cloud.google.com/spanner/docs/prevent-database-deletion
# custom:
#   severity: low
#   remediation: |
#     Set enable_drop_protection = true.
#   equivalents:
#     checkov: [CKV_GCP_120]
#     trivy: []
package terraformer.google.spanner_drop_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_spanner_database", "path": ["enable_drop_protection"], "in": [true],
	"message": "Anybody with the right can drop the database.",
}])
