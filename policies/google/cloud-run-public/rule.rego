# METADATA
# title: Services of Cloud Run aren't called by everybody
# description: |
#   A service that anybody may call is protected by its own code alone. Services that are public by design may suppress the rule.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: medium
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: [CKV_GCP_102]
#     trivy: []
package terraformer.google.cloud_run_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["google_cloud_run_service_iam_member", "google_cloud_run_v2_service_iam_member"], "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"types": ["google_cloud_run_service_iam_binding", "google_cloud_run_v2_service_iam_binding"], "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
