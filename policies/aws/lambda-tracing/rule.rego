# METADATA
# title: Lambda functions are traced
# description: |
#   A trace shows which call a slow or failing function waited for, through everything behind it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
# custom:
#   severity: low
#   remediation: |
#     Add a tracing_config block with mode = "Active".
#   equivalents:
#     checkov: []
#     trivy: [AWS-0066]
package terraformer.aws.lambda_tracing

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_function", "path": ["tracing_config", "mode"], "in": ["Active"],
	"message": "The function isn't traced.",
}])
