# METADATA
# title: Datasets of BigQuery aren't given to everybody
# description: |
#   Everybody on the internet could read, or even write, all of its tables.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: critical
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.bigquery_dataset_iam_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "google_bigquery_dataset_iam_member", "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"type": "google_bigquery_dataset_iam_binding", "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
