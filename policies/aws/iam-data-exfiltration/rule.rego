# METADATA
# title: IAM policies don't let all data be read
# description: |
#   Whoever may read all objects, parameters or secrets can carry away everything.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   severity: high
#   remediation: |
#     Name the resources that the work needs, or add a condition.
#   equivalents:
#     checkov: [CKV_AWS_108, CKV_AWS_288]
#     trivy: []
package terraformer.aws.iam_data_exfiltration

import data.terraformer.lib.iam
import data.terraformer.lib.plan

types := ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_ssoadmin_permission_set_inline_policy", "aws_iam_policy_document"]

# By AWS's own models of its services (botocore 1.43): operations of Systems Manager and Secrets Manager whose answer holds a value that
# is marked as sensitive, and what reads an object's content, or that of its older versions.
restricted := [
	"s3:GetObject",
	"s3:GetObjectVersion",
	"secretsmanager:BatchGetSecretValue",
	"secretsmanager:GetSecretValue",
	"ssm:GetParameter",
	"ssm:GetParameterHistory",
	"ssm:GetParameters",
	"ssm:GetParametersByPath",
]

results contains plan.result(document.resource, verdict, "A statement lets its holder read all objects, parameters or secrets.") if {
	some document in iam.documents(types)
	verdict := iam.verdict(document, ["actions", "resources"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		"*" in statement.resources
		count(statement.conditions) == 0
		some action in restricted
		some pattern in statement.actions
		iam.matches(pattern, action)
	])
}
