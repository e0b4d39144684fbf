# METADATA
# title: Domain names of API Gateway require TLS 1.2
# description: |
#   TLS 1.0 and 1.1 are withdrawn, for their ciphers can be broken. No client that is still maintained needs them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
# custom:
#   severity: high
#   remediation: |
#     Set security_policy = "TLS_1_2", or one of the newer policies.
#   equivalents:
#     checkov: [CKV_AWS_206]
#     trivy: [AWS-0005]
package terraformer.aws.api_gateway_domain_tls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_domain_name", "path": ["security_policy"], "not_in": ["TLS_1_0"],
	"remedy": {"set": "TLS_1_2"},
	"message": "The domain name accepts TLS 1.0.",
}])
