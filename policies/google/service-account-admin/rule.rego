# METADATA
# title: Programs aren't administrators
# description: |
#   A program with such a role gives the project to whoever breaks into it.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/best-practices-service-accounts
# custom:
#   severity: high
#   remediation: |
#     Give the role of the service that the program uses.
#   equivalents:
#     checkov: []
#     trivy: [GCP-0007]
package terraformer.google.service_account_admin

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_project_iam_member", "path": ["role"], "not_matches": "^roles/(owner|editor)$|[aA]dmin$",
	"when": [{"path": ["member"], "matches": "^serviceAccount:"}],
	"message": "A service account is an administrator.",
}])
