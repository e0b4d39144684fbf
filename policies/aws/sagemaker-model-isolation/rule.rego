# METADATA
# title: Models run without network
# description: |
#   A model that can send its inputs away may do so.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
# custom:
#   severity: medium
#   remediation: |
#     Set enable_network_isolation = true.
#   equivalents:
#     checkov: [CKV_AWS_370]
#     trivy: []
package terraformer.aws.sagemaker_model_isolation

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sagemaker_model", "path": ["enable_network_isolation"], "in": [true],
	"message": "The model's containers reach the network.",
}])
