# METADATA
# title: Stages of REST APIs are traced
# description: |
#   A trace shows where the time of a slow request went, through the functions and tables behind the API.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
# custom:
#   severity: low
#   remediation: |
#     Set xray_tracing_enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_73]
#     trivy: [AWS-0003]
package terraformer.aws.api_gateway_tracing

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_stage", "path": ["xray_tracing_enabled"], "in": [true],
	"message": "Requests aren't traced.",
}])
