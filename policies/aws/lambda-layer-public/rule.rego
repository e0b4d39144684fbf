# METADATA
# title: Layers of Lambda functions aren't shared with everybody
# description: |
#   A layer that every account may load shows its code, and what was packed with it, to every account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html
# custom:
#   severity: medium
#   remediation: |
#     Name the account as principal, or add organization_id.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.lambda_layer_public

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_layer_version_permission", "path": ["principal"], "not_in": ["*"],
	"or": [{"path": ["organization_id"], "given": true}],
	"message": "Every AWS account may load the layer.",
}])
