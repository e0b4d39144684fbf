# METADATA
# title: Tables of BigQuery are protected from deletion
# description: |
#   A change of the schema that replaces the table would otherwise delete its rows without a question.
# related_resources:
#   - ref: https://cloud.google.com/bigquery/docs/managing-tables
# custom:
#   severity: medium
#   remediation: |
#     Leave deletion_protection at true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.bigquery_table_deletion_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_bigquery_table", "path": ["deletion_protection"], "in": [true],
	"message": "The table can be destroyed.",
}])
