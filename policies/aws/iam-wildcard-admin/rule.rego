# METADATA
# title: IAM policies don't allow everything on everything
# description: |
#   Whoever gets hold of such credentials owns the account. A policy document that is known only after apply is unknown.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   severity: high
#   remediation: |
#     Allow the actions and resources that the work needs. Where a person really is an administrator, attach the managed
#     policy of that name to a role, so that it shows in every audit.
#   equivalents:
#     checkov: [CKV_AWS_62, CKV_AWS_1]
#     trivy: []
package terraformer.aws.iam_wildcard_admin

import data.terraformer.lib.iam
import data.terraformer.lib.plan

types := ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_iam_policy_document"]

results contains plan.result(document.resource, verdict, `A statement allows the action "*" on the resource "*".`) if {
	some document in iam.documents(types)
	verdict := iam.verdict(document, ["actions", "resources"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		"*" in statement.resources
		some action in statement.actions
		action in {"*", "*:*"}
	])
}
