# METADATA
# title: The password policy asks for a lowercase letter
# description: |
#   Longer and more varied passwords, none of them used before, are harder to guess.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   severity: medium
#   remediation: |
#     Set require_lowercase_characters.
#   equivalents:
#     checkov: [CKV_AWS_11]
#     trivy: [AWS-0058]
package terraformer.aws.iam_password_lowercase

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_iam_account_password_policy", "path": ["require_lowercase_characters"], "in": [true],
	"message": "Passwords need no lowercase letter.",
}])
