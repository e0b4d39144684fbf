# METADATA
# title: Nodes reach the API of EKS clusters inside the VPC
# description: |
#   Without the private endpoint, nodes talk to the API over its public address: traffic leaves the VPC, and restricting
#   that address cuts the nodes off.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
# custom:
#   severity: low
#   remediation: |
#     Set endpoint_private_access = true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.eks_private_endpoint

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_eks_cluster", "path": ["vpc_config", "endpoint_private_access"], "in": [true],
	"message": "The private endpoint isn't enabled.",
}])
