# METADATA
# title: REST APIs don't log whole requests
# description: |
#   Data tracing writes headers and bodies to CloudWatch: passwords, tokens and personal data, for whoever may read
#   logs. It is for debugging, not for production.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   severity: medium
#   remediation: |
#     Leave data_trace_enabled out.
#   equivalents:
#     checkov: [CKV_AWS_276]
#     trivy: []
package terraformer.aws.api_gateway_data_trace

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_method_settings", "path": ["settings", "data_trace_enabled"], "not_in": [true],
	"message": "Whole requests are logged.",
}])
