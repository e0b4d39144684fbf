# METADATA
# title: Passwords expire within 90 days
# description: |
#   A stolen password that nobody noticed stops working by itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   severity: low
#   remediation: |
#     Set max_password_age to 90 or less.
#   equivalents:
#     checkov: [CKV_AWS_9]
#     trivy: [AWS-0062]
package terraformer.aws.iam_password_expiry

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_iam_account_password_policy", "path": ["max_password_age"], "at_most": 90,
		"remedy": {"set": 90},
		"message": "Passwords expire late or never.",
	},
	{
		"type": "aws_iam_account_password_policy", "path": ["max_password_age"], "at_least": 1,
		"remedy": {"set": 90},
		"message": "Passwords never expire.",
	},
])
