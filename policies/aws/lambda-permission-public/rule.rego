# METADATA
# title: Lambda functions can't be called by everybody
# description: |
#   A permission for the principal "*" lets every AWS account run the function, on your bill and with your role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   severity: high
#   remediation: |
#     Name the account or service as principal, or add principal_org_id.
#   equivalents:
#     checkov: [CKV_AWS_301]
#     trivy: []
package terraformer.aws.lambda_permission_public

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_permission", "path": ["principal"], "not_in": ["*"],
	"or": [{"path": ["principal_org_id"], "given": true}],
	"message": "Every AWS account may call the function.",
}])
