# METADATA
# title: Databases of Cloud SQL are protected from deletion
# description: |
#   A change that replaces the database would otherwise delete it without a question.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql
# custom:
#   severity: medium
#   remediation: |
#     Leave deletion_protection at true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.sql_deletion_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_sql_database_instance", "path": ["deletion_protection"], "in": [true],
	"message": "The database can be destroyed.",
}])
