# METADATA
# title: Symmetric KMS keys rotate
# description: |
#   Rotation limits how much data one version of the key protects. KMS keeps the old versions, so nothing has to be
#   encrypted anew. Asymmetric keys, HMAC keys and keys in a custom key store can't rotate by themselves and pass.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
# custom:
#   severity: medium
#   remediation: |
#     Set enable_key_rotation = true.
#   equivalents:
#     checkov: [CKV_AWS_7]
#     trivy: [AWS-0065]
package terraformer.aws.kms_key_rotation

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_kms_key", "path": ["enable_key_rotation"], "in": [true],
	"or": [
		{"path": ["customer_master_key_spec"], "not_in": ["SYMMETRIC_DEFAULT"]},
		{"path": ["key_usage"], "not_in": ["ENCRYPT_DECRYPT"]},
		{"path": ["custom_key_store_id"], "given": true},
	],
	"message": "The key's material is never rotated.",
}])
