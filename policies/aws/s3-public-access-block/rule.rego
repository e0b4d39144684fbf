# METADATA
# title: S3 buckets block public access
# description: |
#   One careless ACL or bucket policy is enough to publish a bucket. The block overrules both, now and for whatever is
#   added later. A bucket whose block is chosen through a variable is unknown.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   severity: high
#   remediation: |
#     Give each bucket an aws_s3_bucket_public_access_block with block_public_acls and block_public_policy true.
#   equivalents:
#     checkov: [CKV2_AWS_6]
#     trivy: [AWS-0094]
package terraformer.aws.s3_public_access_block

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(bucket, plan.any_of(blocks | maybe), message) if {
	some bucket in plan.resources("aws_s3_bucket")
	blocks := {plan.all_of(each_setting) |
		some block in plan.companions(bucket, "aws_s3_bucket_public_access_block", "bucket")
		each_setting := {expect.verdict(block, {"path": [setting], "in": [true]}) |
			some setting in ["block_public_acls", "block_public_policy"]
		}
	}
	maybe := {"unknown" | plan.uncertain(bucket, "aws_s3_bucket_public_access_block", "bucket")}
	message := "No aws_s3_bucket_public_access_block that refuses public ACLs and policies belongs to this bucket."
}
