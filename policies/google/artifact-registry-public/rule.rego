# METADATA
# title: Repositories of images aren't public
# description: |
#   Images hold programs, configuration and often more than anybody meant to publish.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: high
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: [CKV_GCP_101]
#     trivy: []
package terraformer.google.artifact_registry_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "google_artifact_registry_repository_iam_member", "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"type": "google_artifact_registry_repository_iam_binding", "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
