# METADATA
# title: Secrets aren't public
# description: |
#   A secret that everybody may read is none.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: critical
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.secret_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "google_secret_manager_secret_iam_member", "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"type": "google_secret_manager_secret_iam_binding", "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
