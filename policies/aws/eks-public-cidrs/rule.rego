# METADATA
# title: The API of EKS clusters isn't open to the whole internet
# description: |
#   The address of the API is easily found, and each hole in Kubernetes is then there for everybody. Naming the networks
#   that use it costs one line.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
# custom:
#   severity: high
#   remediation: |
#     Set public_access_cidrs to your networks, or endpoint_public_access = false.
#   equivalents:
#     checkov: [CKV_AWS_38]
#     trivy: [AWS-0041]
package terraformer.aws.eks_public_cidrs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_eks_cluster", "path": ["vpc_config", "public_access_cidrs"], "not_in": ["0.0.0.0/0", "::/0"], "absent": "fail",
	"or": [{"path": ["vpc_config", "endpoint_public_access"], "in": [false]}],
	"message": "Every address on the internet reaches the cluster's API.",
}])
