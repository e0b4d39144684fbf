# METADATA
# title: EKS clusters log what their control plane does
# description: |
#   The audit log says who did what through the API, the authenticator's who came in. All five kinds are off unless
#   asked for.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
# custom:
#   severity: medium
#   remediation: |
#     Set enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"].
#   equivalents:
#     checkov: [CKV_AWS_37]
#     trivy: [AWS-0038]
package terraformer.aws.eks_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_eks_cluster", "path": ["enabled_cluster_log_types"],
	"contains": ["api", "audit", "authenticator", "controllerManager", "scheduler"],
	"message": "Not all kinds of control plane logs are enabled.",
}])
