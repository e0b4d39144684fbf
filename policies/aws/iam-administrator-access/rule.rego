# METADATA
# title: The policy AdministratorAccess is attached to nobody
# description: |
#   Whoever takes such a role or gets hold of such a user owns the account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   severity: high
#   remediation: |
#     Attach policies that allow what the work needs.
#   equivalents:
#     checkov: [CKV_AWS_274]
#     trivy: []
package terraformer.aws.iam_administrator_access

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_iam_role", "path": ["managed_policy_arns"], "not_matches": ":policy/AdministratorAccess$",
		"message": "The role has the policy AdministratorAccess.",
	},
	{
		"types": ["aws_iam_policy_attachment", "aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment"], "path": ["policy_arn"], "not_matches": ":policy/AdministratorAccess$",
		"message": "The policy AdministratorAccess is attached.",
	},
	{
		"type": "aws_ssoadmin_managed_policy_attachment", "path": ["managed_policy_arn"], "not_matches": ":policy/AdministratorAccess$",
		"message": "The policy AdministratorAccess is attached to a permission set.",
	},
])
