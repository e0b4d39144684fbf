# METADATA
# title: EKS clusters run a version that is still supported
# description: |
#   A version out of support gets no more security fixes, and AWS upgrades the cluster by itself at a time of its own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
# custom:
#   severity: medium
#   remediation: |
#     Upgrade version one minor version at a time.
#   equivalents:
#     checkov: [CKV_AWS_339]
#     trivy: []
package terraformer.aws.eks_version

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_eks_cluster", "path": ["version"], "not_matches": `^1\.([0-9]|[12][0-9])$`,
	"message": "The version is out of support.",
}])
