# METADATA
# title: Notebooks are within a VPC
# description: |
#   There, security groups and endpoints decide what they reach.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
# custom:
#   severity: medium
#   remediation: |
#     Set subnet_id.
#   equivalents:
#     checkov: [CKV_AWS_306]
#     trivy: []
package terraformer.aws.sagemaker_notebook_vpc

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sagemaker_notebook_instance", "path": ["subnet_id"], "given": true,
	"message": "The notebook is in no VPC of yours.",
}])
