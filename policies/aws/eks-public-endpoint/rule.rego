# METADATA
# title: The API of EKS clusters isn't on the internet
# description: |
#   Reached only from the VPC, through a VPN or Systems Manager, the API can't be attacked from anywhere else, whatever
#   leaks.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/best-practices/iam.html
# custom:
#   severity: medium
#   remediation: |
#     Set endpoint_public_access = false and endpoint_private_access = true.
#   equivalents:
#     checkov: [CKV_AWS_39]
#     trivy: [AWS-0040]
package terraformer.aws.eks_public_endpoint

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_eks_cluster", "path": ["vpc_config", "endpoint_public_access"], "in": [false],
	"message": "The cluster's API is on the internet.",
}])
