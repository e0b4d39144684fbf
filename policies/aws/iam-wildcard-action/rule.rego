# METADATA
# title: IAM policies don't allow every action
# description: |
#   Who may do everything, even to one thing alone, may also give it away or delete it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   severity: high
#   remediation: |
#     Allow the actions that the work needs.
#   equivalents:
#     checkov: [CKV_AWS_63, CKV_AWS_49]
#     trivy: []
package terraformer.aws.iam_wildcard_action

import data.terraformer.lib.iam
import data.terraformer.lib.plan

types := ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_ssoadmin_permission_set_inline_policy", "aws_iam_policy_document"]

results contains plan.result(document.resource, verdict, `A statement allows the action "*".`) if {
	some document in iam.documents(types)
	verdict := iam.verdict(document, ["actions"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		"*" in statement.actions
	])
}
