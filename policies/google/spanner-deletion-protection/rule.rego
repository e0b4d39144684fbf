# METADATA
# title: Databases of Spanner are protected from Terraform
# description: |
#   A change that replaces the database would otherwise delete its rows without a question.
# related_resources:
#   - ref: https://cloud.google.com/spanner/docs/prevent-database-deletion
# custom:
#   severity: medium
#   remediation: |
#     Leave deletion_protection at true.
#   equivalents:
#     checkov: [CKV_GCP_119]
#     trivy: []
package terraformer.google.spanner_deletion_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_spanner_database", "path": ["deletion_protection"], "in": [true],
	"message": "Terraform can destroy the database.",
}])
