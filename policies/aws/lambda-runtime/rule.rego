# METADATA
# title: Lambda functions run on runtimes that are still maintained
# description: |
#   A runtime that is deprecated gets no more security fixes, and some day its functions can neither be changed nor made
#   anew.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
# custom:
#   severity: medium
#   remediation: |
#     Move to a runtime that the list of Lambda runtimes gives a later date.
#   equivalents:
#     checkov: [CKV_AWS_363]
#     trivy: []
package terraformer.aws.lambda_runtime

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_function", "path": ["runtime"],
	"not_matches": `^(nodejs(4\.3|4\.3-edge|[68]\.10|1[02468]\.x)?|python(2\.7|3\.[6-9])|ruby2\.[57]|java8|go1\.x|provided|dotnetcore[123]\.[01]|dotnet[567])$`,
	"message": "The runtime is deprecated.",
}])
