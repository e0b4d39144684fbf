# METADATA
# title: Servers behind API Gateway can tell that it is the gateway that calls
# description: |
#   A server reached over HTTP by the gateway is reached by others, too, past authorization and limits. A client
#   certificate lets it refuse whatever doesn't come through the gateway.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
# custom:
#   severity: low
#   remediation: |
#     Set client_certificate_id to an aws_api_gateway_client_certificate and have the server check it.
#   equivalents:
#     checkov: [CKV2_AWS_51]
#     trivy: []
package terraformer.aws.api_gateway_client_certificate

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_api_gateway_stage", "aws_apigatewayv2_stage"], "path": ["client_certificate_id"], "given": true,
	"message": "The stage has no client certificate.",
}])
