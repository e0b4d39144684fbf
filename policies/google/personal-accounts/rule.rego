# METADATA
# title: Roles go to accounts of the organisation
# description: |
#   A private account stays when its owner leaves, and nobody can demand a second factor of it.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/using-iam-securely
# custom:
#   severity: medium
#   remediation: |
#     Name accounts and groups of the organisation's domain.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.personal_accounts

import data.terraformer.lib.expect

# GCP-0069 judges one of its examples otherwise, so it isn't claimed.
results := expect.results([{
	"types": ["google_project_iam_member", "google_folder_iam_member", "google_organization_iam_member"], "path": ["member"], "not_matches": `@(gmail|googlemail)\.com$`,
	"message": "The role goes to a private account.",
}])
