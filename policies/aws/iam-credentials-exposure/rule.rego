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

# By AWS's own models of its services (botocore 1.43): operations whose answer holds a secret key, or that are named after credentials,
# access keys or passwords and answer with one. Not those that need no permission or somebody's token, that give what the
# caller may do anyway, or what is encrypted or random; but the two that set somebody's password.
restricted := [
	"codepipeline:GetJobDetails",
	"codepipeline:GetThirdPartyJobDetails",
	"codepipeline:PollForJobs",
	"datazone:GetConnection",
	"datazone:GetEnvironmentCredentials",
	"deadline:AssumeFleetRoleForRead",
	"deadline:AssumeFleetRoleForWorker",
	"deadline:AssumeQueueRoleForRead",
	"deadline:AssumeQueueRoleForUser",
	"deadline:AssumeQueueRoleForWorker",
	"elasticmapreduce:GetClusterSessionCredentials",
	"finspace-api:GetExternalDataViewAccessDetails",
	"finspace-api:GetProgrammaticAccessCredentials",
	"finspace-api:ResetUserPassword",
	"gamelift:CreateBuild",
	"gamelift:GetComputeAccess",
	"gamelift:RequestUploadCredentials",
	"iam:CreateAccessKey",
	"iam:CreateLoginProfile",
	"iam:CreateServiceSpecificCredential",
	"iam:ResetServiceSpecificCredential",
	"iam:UpdateLoginProfile",
	"lakeformation:GetTemporaryDataLocationCredentials",
	"lakeformation:GetTemporaryGluePartitionCredentials",
	"lakeformation:GetTemporaryGlueTableCredentials",
	"lightsail:CreateBucketAccessKey",
	"lightsail:GetBucketAccessKeys",
	"lightsail:GetRelationalDatabaseMasterUserPassword",
	"mediapackage:RotateChannelCredentials",
	"mediapackage:RotateIngestEndpointCredentials",
	"pca-connector-scep:GetChallengePassword",
	"redshift-serverless:GetCredentials",
	"redshift:GetClusterCredentials",
	"redshift:GetClusterCredentialsWithIAM",
	"ssm:GetAccessToken",
	"sts:AssumeRole",
	"sts:AssumeRoot",
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
