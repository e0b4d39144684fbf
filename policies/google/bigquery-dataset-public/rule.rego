# METADATA
# title: Datasets of BigQuery aren't public
# description: |
#   Everybody with a Google account could read, or even write, all of its tables.
# related_resources:
#   - ref: https://cloud.google.com/bigquery/docs/dataset-access-controls
# custom:
#   severity: critical
#   remediation: |
#     Name users, groups or domains in the access blocks.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.bigquery_dataset_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "google_bigquery_dataset", "path": ["access", "special_group"], "not_in": ["allAuthenticatedUsers"],
		"message": "Everybody with a Google account has access.",
	},
	{
		"type": "google_bigquery_dataset", "path": ["access", "iam_member"], "not_in": ["allUsers"],
		"message": "Everybody on the internet has access.",
	},
])
