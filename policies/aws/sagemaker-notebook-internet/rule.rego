# METADATA
# title: Notebooks have no internet access of their own
# description: |
#   What is typed or installed there can send data anywhere.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
# custom:
#   severity: high
#   remediation: |
#     Set direct_internet_access = "Disabled" and name a subnet.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.sagemaker_notebook_internet

import data.terraformer.lib.expect

# CKV_AWS_122 accepts what leaves the argument out, although the notebook reaches the internet then, so it is no equivalent.
results := expect.results([{
	"type": "aws_sagemaker_notebook_instance", "path": ["direct_internet_access"], "in": ["Disabled"],
	"remedy": {"if": [{"path": ["subnet_id"], "given": true}]},
	"message": "The notebook reaches the internet directly.",
}])
