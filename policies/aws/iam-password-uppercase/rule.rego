# METADATA
# title: The password policy asks for an uppercase letter
# description: |
#   Longer and more varied passwords, none of them used before, are harder to guess.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   severity: medium
#   remediation: |
#     Set require_uppercase_characters.
#   equivalents:
#     checkov: [CKV_AWS_15]
#     trivy: [AWS-0061]
package terraformer.aws.iam_password_uppercase

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_iam_account_password_policy", "path": ["require_uppercase_characters"], "in": [true],
	"message": "Passwords need no uppercase letter.",
}])
