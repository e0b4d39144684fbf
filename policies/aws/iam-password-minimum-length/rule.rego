# METADATA
# title: The password policy asks for 14 characters at least
# description: |
#   Longer and more varied passwords, none of them used before, are harder to guess.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   severity: medium
#   remediation: |
#     Set minimum_password_length.
#   equivalents:
#     checkov: [CKV_AWS_10]
#     trivy: [AWS-0063]
package terraformer.aws.iam_password_minimum_length

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_iam_account_password_policy", "path": ["minimum_password_length"], "at_least": 14,
	"message": "Passwords may be shorter than 14 characters.",
}])
