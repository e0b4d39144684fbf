# METADATA
# title: Stages of API Gateway log who calls
# description: |
#   The access log says who called what, when, and how it was answered. It is the first thing asked for after an
#   incident, and can't be made up later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   severity: medium
#   remediation: |
#     Add an access_log_settings block with a log group as destination_arn.
#   equivalents:
#     checkov: [CKV_AWS_76]
#     trivy: [AWS-0001]
package terraformer.aws.api_gateway_access_logs

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_api_gateway_stage", "aws_apigatewayv2_stage"], "path": ["access_log_settings", "destination_arn"], "given": true,
	"message": "Access logs aren't enabled.",
}])
