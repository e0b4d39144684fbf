# METADATA
# title: Stages of REST APIs log their errors
# description: |
#   Execution logs say why a request failed before or behind the function: a mapping, an authorizer, a timeout. Off,
#   which is the default, such errors are only a status code.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   severity: low
#   remediation: |
#     Add an aws_api_gateway_method_settings for the stage with method_path = "*/*" and logging_level = "ERROR" in its
#     settings.
#   equivalents:
#     checkov: [CKV2_AWS_4]
#     trivy: []
package terraformer.aws.api_gateway_execution_logs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_stage", "path": ["settings", "logging_level"], "in": ["ERROR", "INFO"],
	"companion": {"type": "aws_api_gateway_method_settings", "by": "stage_name"},
	"message": "No method settings with a logging level belong to this stage.",
}])
