# METADATA
# title: Variables of Lambda functions are encrypted by a key of your own
# description: |
#   Variables hold settings and, in spite of all advice, secrets. With a key of your own, who may read the function's
#   configuration needs the key as well to see them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
# custom:
#   severity: low
#   remediation: |
#     Set kms_key_arn.
#   equivalents:
#     checkov: [CKV_AWS_173]
#     trivy: []
package terraformer.aws.lambda_environment_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_function", "path": ["kms_key_arn"], "given": true,
	"or": [{"path": ["environment", "variables"], "given": false}],
	"message": "No key of your own encrypts the variables.",
}])
