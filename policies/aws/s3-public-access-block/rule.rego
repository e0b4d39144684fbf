# METADATA
# title: S3 buckets block public access
# custom:
#   severity: high
#   equivalents:
#     checkov: [CKV2_AWS_6, CKV_AWS_53, CKV_AWS_54, CKV_AWS_55, CKV_AWS_56]
#     trivy: [AWS-0086, AWS-0087, AWS-0091, AWS-0093, AWS-0094]
package terraformer.aws.s3_public_access_block

import data.terraformer.lib.plan

settings := ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

results contains plan.result(bucket, verdict(bucket), message) if {
	some bucket in plan.resources("aws_s3_bucket")
	message := "No aws_s3_bucket_public_access_block with all four settings true belongs to this bucket."
}

verdict(bucket) := plan.any_of(blocking | maybe) if {
	blocking := {plan.all_of(each_setting) |
		some block in plan.companions(bucket, "aws_s3_bucket_public_access_block", "bucket")
		each_setting := {plan.verdict(block, [setting], {true}) | some setting in settings}
	}
	maybe := {"unknown" | plan.uncertain(bucket, "aws_s3_bucket_public_access_block", "bucket")}
}
