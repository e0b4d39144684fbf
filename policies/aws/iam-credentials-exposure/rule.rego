# METADATA
# title: IAM policies don't hand out credentials of everything
# description: |
#   Whoever may make credentials for everybody can become anybody.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   severity: high
#   remediation: |
#     Name the resources that the work needs, or add a condition.
#   equivalents:
#     checkov: [CKV_AWS_107, CKV_AWS_287]
#     trivy: []
package terraformer.aws.iam_credentials_exposure

import data.terraformer.lib.iam
import data.terraformer.lib.plan

types := ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_ssoadmin_permission_set_inline_policy", "aws_iam_policy_document"]

restricted := [
	"iam:CreateAccessKey",
	"iam:CreateLoginProfile",
	"iam:UpdateLoginProfile",
	"iam:ResetServiceSpecificCredential",
	"iam:UpdateAccessKey",
	"sts:AssumeRole",
	"sts:GetFederationToken",
	"sts:GetSessionToken",
	"rds-db:connect",
	"redshift:GetClusterCredentials",
	"codepipeline:PollForJobs",
	"chime:CreateApiKey",
	"gamelift:RequestUploadCredentials",
]

results contains plan.result(document.resource, verdict, "A statement lets its holder get credentials for anything.") if {
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
