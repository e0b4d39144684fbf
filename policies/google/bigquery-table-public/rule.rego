# METADATA
# title: Tables of BigQuery aren't public
# description: |
#   Everybody on the internet could read, or even write, all of the table.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: critical
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: [CKV_GCP_100]
#     trivy: []
package terraformer.google.bigquery_table_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "google_bigquery_table_iam_member", "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"type": "google_bigquery_table_iam_binding", "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
