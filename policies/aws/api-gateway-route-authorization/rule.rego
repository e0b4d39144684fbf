# METADATA
# title: Routes of HTTP and WebSocket APIs ask who calls
# description: |
#   Without an authorizer, the function behind a route answers everybody on the internet, and you pay for each call.
#   Requests by which a browser asks for permission (OPTIONS) carry no credentials. Where a route is meant for
#   everybody, skip the rule with a reason.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
# custom:
#   severity: medium
#   remediation: |
#     Set authorization_type to "AWS_IAM", "JWT" or "CUSTOM", with an authorizer_id for the latter two.
#   equivalents:
#     checkov: [CKV_AWS_309]
#     trivy: []
package terraformer.aws.api_gateway_route_authorization

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_apigatewayv2_route", "path": ["authorization_type"], "in": ["AWS_IAM", "CUSTOM", "JWT"],
	"or": [{"path": ["route_key"], "matches": "^OPTIONS "}],
	"message": "The route answers everybody.",
}])
