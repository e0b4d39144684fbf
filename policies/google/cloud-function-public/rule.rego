# METADATA
# title: Functions aren't called by everybody
# description: |
#   A function that anybody may call is an open door to all that its service account may do, and each call costs money. Functions
#   that are public by design may suppress the rule.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: medium
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: [CKV_GCP_107]
#     trivy: []
package terraformer.google.cloud_function_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["google_cloudfunctions_function_iam_member", "google_cloudfunctions2_function_iam_member"], "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"types": ["google_cloudfunctions_function_iam_binding", "google_cloudfunctions2_function_iam_binding"], "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
