# METADATA
# title: SSH to EKS nodes isn't open to the internet
# description: |
#   A node group with an SSH key and no security group as source opens port 22 to every address.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html
# custom:
#   severity: high
#   remediation: |
#     Set source_security_group_ids, or leave remote_access out and use Session Manager.
#   equivalents:
#     checkov: [CKV_AWS_100]
#     trivy: []
package terraformer.aws.eks_node_ssh

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_eks_node_group", "path": ["remote_access", "source_security_group_ids"], "given": true,
	"or": [{"path": ["remote_access", "ec2_ssh_key"], "given": false}],
	"message": "Port 22 of the nodes is open to every address.",
}])
