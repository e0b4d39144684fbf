# METADATA
# title: KMS keys are enabled
# description: |
#   What a disabled key encrypted can't be read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html
# custom:
#   severity: low
#   remediation: |
#     Leave is_enabled out.
#   equivalents:
#     checkov: [CKV_AWS_227]
#     trivy: []
package terraformer.aws.kms_key_enabled

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_kms_key", "path": ["is_enabled"], "not_in": [false],
	"message": "The key is disabled.",
}])
