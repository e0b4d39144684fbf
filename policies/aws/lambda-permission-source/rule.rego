# METADATA
# title: Services may call Lambda functions only for a resource of yours
# description: |
#   A permission for a service such as sns.amazonaws.com is for everybody's topics there: who knows the function's name
#   can have the service call it. source_arn, source_account or principal_org_id says whose.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
# custom:
#   severity: high
#   remediation: |
#     Set source_arn to the topic, bucket, rule or API that calls, or at least source_account.
#   equivalents:
#     checkov: [CKV_AWS_364]
#     trivy: [AWS-0067]
package terraformer.aws.lambda_permission_source

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_permission", "path": ["source_arn"], "given": true,
	"when": [{"path": ["principal"], "matches": `\.amazonaws\.com$`}],
	"or": [{"path": [argument], "given": true} | some argument in ["source_account", "principal_org_id"]],
	"message": "The service may call the function for everybody.",
}])
