# METADATA
# title: Copied images are encrypted
# description: |
#   A copy holds all that the disk did.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
# custom:
#   severity: medium
#   remediation: |
#     Set encrypted = true.
#   equivalents:
#     checkov: [CKV_AWS_235]
#     trivy: []
package terraformer.aws.ami_copy_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ami_copy", "path": ["encrypted"], "in": [true],
	"message": "The copy isn't encrypted.",
}])
