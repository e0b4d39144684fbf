# METADATA
# title: URLs of Lambda functions don't take credentials from every website
# description: |
#   With the origin "*" and credentials, any page a user visits can call the function as that user.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors
# custom:
#   severity: medium
#   remediation: |
#     Name the origins that send credentials: allow_origins = ["https://app.example.com"].
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.lambda_url_cors

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_function_url", "path": ["cors", "allow_origins"], "not_in": ["*"],
	"or": [{"path": ["cors", "allow_credentials"], "not_in": [true]}],
	"message": "Every website may call the function with the visitor's credentials.",
}])
