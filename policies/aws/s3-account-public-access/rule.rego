# METADATA
# title: The account blocks public access to its buckets
# description: |
#   The block of the account overrules every bucket in it, those that are made by hand as well. Each of the four
#   settings closes another way out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   severity: high
#   remediation: |
#     Set block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets to true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.s3_account_public_access

import data.terraformer.lib.expect

results := expect.results([row |
	some setting in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
	row := {
		"type": "aws_s3_account_public_access_block", "path": [setting], "in": [true],
		"message": "A setting of the account's block of public access is off.",
	}
])
