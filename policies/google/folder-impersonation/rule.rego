# METADATA
# title: Nobody becomes every service account of a folder
# description: |
#   With these roles one acts as any service account there, and so has all that any of them may do.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/service-account-permissions
# custom:
#   severity: high
#   remediation: |
#     Give the role on the service account that is meant, with google_service_account_iam_member.
#   equivalents:
#     checkov: []
#     trivy: [GCP-0005]
package terraformer.google.folder_impersonation

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_folder_iam_member", "google_folder_iam_binding"], "path": ["role"], "not_in": ["roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator"],
	"message": "The role reaches every service account.",
}])
