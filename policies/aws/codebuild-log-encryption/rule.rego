# METADATA
# title: Build logs in S3 are encrypted
# description: |
#   Logs tell what a build does and uses.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html
# custom:
#   severity: low
#   remediation: |
#     Leave encryption_disabled out of s3_logs.
#   equivalents:
#     checkov: [CKV_AWS_311]
#     trivy: []
package terraformer.aws.codebuild_log_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_codebuild_project", "path": ["logs_config", "s3_logs", "encryption_disabled"], "not_in": [true],
	"message": "Logs in S3 aren't encrypted.",
}])
