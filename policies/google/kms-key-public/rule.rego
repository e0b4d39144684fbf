# METADATA
# title: Keys aren't usable by everybody
# description: |
#   Whoever may decrypt with the key reads all that it protects.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: critical
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.kms_key_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["google_kms_crypto_key_iam_member", "google_kms_key_ring_iam_member"], "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"types": ["google_kms_crypto_key_iam_binding", "google_kms_key_ring_iam_binding"], "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
