# METADATA
# title: ECR repositories encrypt with a KMS key
# description: |
#   ECR encrypts by itself with a key that everybody who may pull uses unknowingly. With a KMS key, each use is logged
#   and can be revoked. It can be chosen only when the repository is made.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
# custom:
#   severity: low
#   remediation: |
#     Add encryption_configuration with encryption_type = "KMS" and the key.
#   equivalents:
#     checkov: [CKV_AWS_136]
#     trivy: []
package terraformer.aws.ecr_encryption_kms

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecr_repository", "path": ["encryption_configuration", "encryption_type"], "in": ["KMS", "KMS_DSSE"],
	"message": "Images aren't encrypted by a KMS key.",
}])
