# METADATA
# title: IAM policies don't allow all of IAM
# description: |
#   Whoever may do everything in IAM gives itself every other permission.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   severity: high
#   remediation: |
#     Allow the actions of IAM that the work needs.
#   equivalents:
#     checkov: [CKV2_AWS_40]
#     trivy: []
package terraformer.aws.iam_full_iam_access

import data.terraformer.lib.iam
import data.terraformer.lib.plan

types := ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_ssoadmin_permission_set_inline_policy", "aws_iam_policy_document"]

results contains plan.result(document.resource, verdict, "A statement allows every action of IAM.") if {
	some document in iam.documents(types)
	verdict := iam.verdict(document, ["actions"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		some action in statement.actions
		action in {"*", "iam:*"}
	])
}
