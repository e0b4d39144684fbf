# METADATA
# title: EBS volumes are encrypted
# description: |
#   Snapshots and discarded disks outlive the instance. Encryption costs nothing and needs no change in the program that
#   runs there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   severity: high
#   remediation: |
#     Set encrypted = true.
#   equivalents:
#     checkov: [CKV_AWS_3]
#     trivy: [AWS-0026]
package terraformer.aws.ebs_volume_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ebs_volume", "path": ["encrypted"], "in": [true], "absent": "unknown",
	"message": "The volume isn't encrypted.",
}])
