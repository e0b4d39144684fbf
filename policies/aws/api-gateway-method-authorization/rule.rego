# METADATA
# title: Methods of REST APIs ask who calls
# description: |
#   Without authorization or at least an API key, the method answers everybody on the internet, and you pay for each
#   call. Requests by which a browser asks for permission (OPTIONS) carry no credentials. Where a method is meant for
#   everybody, skip the rule with a reason.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
# custom:
#   severity: medium
#   remediation: |
#     Set authorization to "AWS_IAM", "COGNITO_USER_POOLS" or "CUSTOM", or api_key_required = true where a key is
#     enough.
#   equivalents:
#     checkov: [CKV_AWS_59, CKV2_AWS_70]
#     trivy: [AWS-0004]
package terraformer.aws.api_gateway_method_authorization

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_method", "path": ["authorization"], "not_in": ["NONE"],
	"or": [{"path": ["api_key_required"], "in": [true]}, {"path": ["http_method"], "matches": "^OPTION"}],
	"remedy": {"set": "AWS_IAM"},
	"message": "The method answers everybody.",
}])
