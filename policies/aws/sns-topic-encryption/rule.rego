# METADATA
# title: SNS topics are encrypted by a KMS key
# description: |
#   Messages hold what the systems around them protect with care. Without a key, SNS stores them as they are.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
# custom:
#   severity: medium
#   remediation: |
#     Set kms_master_key_id to a key, alias/aws/sns at least.
#   equivalents:
#     checkov: [CKV_AWS_26]
#     trivy: [AWS-0095]
package terraformer.aws.sns_topic_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sns_topic", "path": ["kms_master_key_id"], "given": true,
	"message": "The topic has no encryption key.",
}])
