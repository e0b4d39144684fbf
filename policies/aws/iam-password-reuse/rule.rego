# METADATA
# title: The password policy remembers 24 passwords
# description: |
#   Longer and more varied passwords, none of them used before, are harder to guess.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   severity: medium
#   remediation: |
#     Set password_reuse_prevention.
#   equivalents:
#     checkov: [CKV_AWS_13]
#     trivy: [AWS-0056]
package terraformer.aws.iam_password_reuse

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_iam_account_password_policy", "path": ["password_reuse_prevention"], "at_least": 24,
	"message": "Old passwords may be used again too early.",
}])
