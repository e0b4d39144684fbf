# METADATA
# title: Encryption that is configured for S3 buckets names its algorithm
# description: |
#   S3 encrypts new objects by AES-256 unless told otherwise. A configuration without an algorithm, or with one that is
#   for file systems, doesn't give the bucket what its author believes it has.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
# custom:
#   severity: medium
#   remediation: |
#     Set sse_algorithm to "AES256", "aws:kms" or "aws:kms:dsse".
#   equivalents:
#     checkov: [CKV_AWS_19]
#     trivy: []
package terraformer.aws.s3_encryption

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(bucket, plan.all_of(verdicts), "The encryption that is configured is none for buckets.") if {
	some bucket in plan.resources("aws_s3_bucket")
	own := judged(bucket, ["server_side_encryption_configuration", "rule"])
	others := {verdict |
		some other in plan.companions(bucket, "aws_s3_bucket_server_side_encryption_configuration", "bucket")
		some verdict in judged(other, ["rule"])
	}
	verdicts := own | others
}

judged(resource, path) := {verdict |
	some rule in plan.within(resource, path)
	verdict := expect.verdict(rule, {
		"path": ["apply_server_side_encryption_by_default", "sse_algorithm"],
		"in": ["AES256", "aws:kms", "aws:kms:dsse"],
	})
}
