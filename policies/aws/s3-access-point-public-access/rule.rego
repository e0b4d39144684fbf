# METADATA
# title: S3 access points block public access
# description: |
#   An access point has a policy of its own beside that of the bucket. The block, on unless switched off, overrules
#   both; it can't be changed later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
# custom:
#   severity: high
#   remediation: |
#     Leave the block of public access out, or set all four of its settings to true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.s3_access_point_public_access

import data.terraformer.lib.expect

# CKV_AWS_392 accepts a block of which one setting is on, so it is no equivalent.
results := expect.results([row |
	some type, prefix in places
	some setting in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
	row := {
		"type": type, "path": array.concat(prefix, [setting]), "in": [true], "absent": "pass",
		"message": "A setting of the block of public access is off.",
	}
])

places := {
	"aws_s3_access_point": ["public_access_block_configuration"],
	"aws_s3control_multi_region_access_point": ["details", "public_access_block"],
}
