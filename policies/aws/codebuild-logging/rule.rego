# METADATA
# title: Builds have a logging configuration
# description: |
#   What a build did can be looked up where the program says, for as long as it says.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details.html
# custom:
#   severity: low
#   remediation: |
#     Add logs_config with cloudwatch_logs or s3_logs.
#   equivalents:
#     checkov: [CKV_AWS_314]
#     trivy: []
package terraformer.aws.codebuild_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_codebuild_project", "path": ["logs_config"], "given": true,
	"message": "The project doesn't say how builds are logged.",
}])
