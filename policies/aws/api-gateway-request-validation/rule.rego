# METADATA
# title: Methods of REST APIs check requests before they pass them on
# description: |
#   A validator refuses what lacks parameters or doesn't fit the model, so that the function behind is neither paid for
#   nor confused by it. Requests of browsers for permission (OPTIONS) have nothing to check.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
# custom:
#   severity: low
#   remediation: |
#     Set request_validator_id to an aws_api_gateway_request_validator.
#   equivalents:
#     checkov: [CKV2_AWS_53]
#     trivy: []
package terraformer.aws.api_gateway_request_validation

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_method", "path": ["request_validator_id"], "given": true,
	"or": [{"path": ["http_method"], "in": ["OPTIONS"]}],
	"message": "Requests aren't validated.",
}])
