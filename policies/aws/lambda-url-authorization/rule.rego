# METADATA
# title: URLs of Lambda functions ask who calls
# description: |
#   With NONE the function answers everybody who finds the address, as often as they like, on your bill. Where the
#   function checks callers by itself, skip the rule with a reason.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
# custom:
#   severity: high
#   remediation: |
#     Set authorization_type = "AWS_IAM", or put the function behind CloudFront or API Gateway.
#   equivalents:
#     checkov: [CKV_AWS_258]
#     trivy: []
package terraformer.aws.lambda_url_authorization

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_function_url", "path": ["authorization_type"], "in": ["AWS_IAM"],
	"message": "The URL answers everybody.",
}])
