# METADATA
# title: S3 buckets keep versions of their objects
# custom:
#   severity: medium
#   equivalents:
#     checkov: [CKV_AWS_21]
#     trivy: [AWS-0090]
package terraformer.aws.s3_versioning

import data.terraformer.lib.plan

results contains plan.result(bucket, plan.any_of(verdicts(bucket)), message) if {
	some bucket in plan.resources("aws_s3_bucket")
	message := "Neither an aws_s3_bucket_versioning nor a versioning block enables versions for this bucket."
}

verdicts(bucket) := (separate(bucket) | inline(bucket)) | {"unknown" | plan.uncertain(bucket, "aws_s3_bucket_versioning", "bucket")}

separate(bucket) := {plan.verdict(companion, ["versioning_configuration", 0, "status"], {"Enabled"}) |
	some companion in plan.companions(bucket, "aws_s3_bucket_versioning", "bucket")
}

# The block inside the bucket is the older way. Left out, it is unknown to the plan and yet says nothing.
inline(bucket) := {plan.verdict(bucket, ["versioning", 0, "enabled"], {true}) | not plan.unset(bucket, "versioning")}
