# METADATA
# title: S3 buckets refuse requests without TLS
# description: |
#   S3 answers plain HTTP, too. A bucket policy that denies every request whose aws:SecureTransport is false keeps
#   objects and signed links off the wire in clear. A policy that refers to the bucket itself is known only when written
#   as an aws_iam_policy_document.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
# custom:
#   severity: medium
#   remediation: |
#     Deny s3:* for everybody with the condition Bool { "aws:SecureTransport" = "false" } in the aws_s3_bucket_policy.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.s3_policy_tls

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(bucket, plan.any_of(verdicts | maybe), "No bucket policy denies requests without TLS.") if {
	some bucket in plan.resources("aws_s3_bucket")
	addresses := {policy.address | some policy in plan.companions(bucket, "aws_s3_bucket_policy", "bucket")} | {bucket.address}
	verdicts := {verdict |
		some document in iam.documents(["aws_s3_bucket", "aws_s3_bucket_policy"])
		document.resource.address in addresses
		verdict := judged(document)
	}
	maybe := {"unknown" | plan.uncertain(bucket, "aws_s3_bucket_policy", "bucket")}
}

judged(document) := "pass" if {
	some statement in document.statements
	statement.effect == "Deny"
	some limit in statement.limits
	limit.key == "aws:securetransport"
	"false" in {sprintf("%v", [value]) | some value in limit.values}
} else := "fail" if {
	every statement in document.statements { statement.effect != "${?}" }
} else := "unknown"
