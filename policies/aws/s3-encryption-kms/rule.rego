# METADATA
# title: S3 buckets encrypt with a KMS key
# description: |
#   S3 encrypts by itself, with a key that everybody who may read the bucket uses unknowingly. With a KMS key, reading
#   takes a second permission, each use is logged, and revoking the key closes the bucket.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
# custom:
#   severity: low
#   remediation: |
#     Add an aws_s3_bucket_server_side_encryption_configuration with sse_algorithm = "aws:kms", and bucket_key_enabled =
#     true to keep it cheap.
#   equivalents:
#     checkov: [CKV_AWS_145]
#     trivy: []
package terraformer.aws.s3_encryption_kms

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket",
	"path": array.concat(["server_side_encryption_configuration"], algorithm), "in": by_key,
	"or": [{
		"companion": {"type": "aws_s3_bucket_server_side_encryption_configuration", "by": "bucket"},
		"path": algorithm, "in": by_key,
	}],
	"message": "No server-side encryption with a KMS key is configured for this bucket.",
}])

algorithm := ["rule", "apply_server_side_encryption_by_default", "sse_algorithm"]

by_key := ["aws:kms", "aws:kms:dsse"]
