# METADATA
# title: Volumes are encrypted by default
# description: |
#   Whoever forgets the argument gets an encrypted volume all the same.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
# custom:
#   severity: medium
#   remediation: |
#     Leave enabled out or set it to true.
#   equivalents:
#     checkov: [CKV_AWS_106]
#     trivy: []
package terraformer.aws.ebs_encryption_by_default

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ebs_encryption_by_default", "path": ["enabled"], "not_in": [false],
	"message": "Encryption by default is turned off.",
}])
