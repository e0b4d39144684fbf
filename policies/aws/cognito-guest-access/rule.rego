# METADATA
# title: Identity pools let no guests in
# description: |
#   Whoever asks gets credentials of the guests' role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
# custom:
#   severity: medium
#   remediation: |
#     Set allow_unauthenticated_identities = false.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.cognito_guest_access

import data.terraformer.lib.expect

# CKV_AWS_366 refuses what leaves the argument out, although no guests are let in then, so it is no equivalent.
results := expect.results([{
	"type": "aws_cognito_identity_pool", "path": ["allow_unauthenticated_identities"], "not_in": [true],
	"message": "Guests get credentials.",
}])
