# METADATA
# title: Block devices of instances are encrypted
# description: |
#   Snapshots and discarded disks outlive the instance. Encryption costs nothing and needs no change in the program that
#   runs there. Left out, the account's default and the image decide, which a plan can't see: such an instance is unknown.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   severity: high
#   remediation: |
#     Set encrypted = true in root_block_device and in each ebs_block_device.
#   equivalents:
#     checkov: [CKV_AWS_8]
#     trivy: [AWS-0131]
package terraformer.aws.instance_volume_encryption

import data.terraformer.lib.expect

types := ["aws_instance", "aws_launch_configuration"]

results := expect.results([
	{
		"types": types, "path": ["root_block_device", "encrypted"], "in": [true], "absent": "unknown",
		"message": "The root volume isn't encrypted.",
	},
	{
		"types": types, "path": ["ebs_block_device", "encrypted"], "in": [true],
		"when": [{"path": ["ebs_block_device"], "given": true}], "absent": "unknown",
		"message": "A volume isn't encrypted.",
	},
])
