# METADATA
# title: Users aren't root on notebooks
# description: |
#   Root can read and change all of the instance.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html
# custom:
#   severity: medium
#   remediation: |
#     Set root_access = "Disabled".
#   equivalents:
#     checkov: [CKV_AWS_307]
#     trivy: []
package terraformer.aws.sagemaker_notebook_root

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sagemaker_notebook_instance", "path": ["root_access"], "in": ["Disabled"],
	"message": "Users are root.",
}])
