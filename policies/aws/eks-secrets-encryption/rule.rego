# METADATA
# title: EKS clusters encrypt Kubernetes secrets by a KMS key
# description: |
#   Secrets in etcd are encoded, not encrypted, unless the cluster has a key for them. With your own, reading a backup
#   takes the key as well.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
# custom:
#   severity: medium
#   remediation: |
#     Add encryption_config with resources = ["secrets"] and the key's ARN as provider.
#   equivalents:
#     checkov: [CKV_AWS_58]
#     trivy: [AWS-0039]
package terraformer.aws.eks_secrets_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_eks_cluster", "path": ["encryption_config", "provider", "key_arn"], "given": true,
	"message": "No key encrypts the cluster's secrets.",
}])
