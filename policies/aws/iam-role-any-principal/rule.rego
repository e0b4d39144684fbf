# METADATA
# title: Roles can't be assumed by everybody
# description: |
#   Every AWS account in the world may take the role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
# custom:
#   severity: critical
#   remediation: |
#     Name the accounts, roles or services that may take the role.
#   equivalents:
#     checkov: [CKV_AWS_60]
#     trivy: []
package terraformer.aws.iam_role_any_principal

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, verdict, "Everybody may assume the role.") if {
	some document in iam.documents(["aws_iam_role"])
	verdict := iam.verdict(document, ["principals"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		count(statement.conditions) == 0
		some principal in statement.principals
		regex.match(`^(AWS:)?([*]$|arn:aws[a-z-]*:iam::[*])`, principal)
	])
}
