# METADATA
# title: S3 buckets log who reads and writes them
# description: |
#   After a leak the first question is who took what. Access logs answer it, but only for the time when they were on.
#   Buckets that receive logs themselves are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
# custom:
#   severity: low
#   remediation: |
#     Add an aws_s3_bucket_logging whose target_bucket is a bucket that holds only logs.
#   equivalents:
#     checkov: [CKV_AWS_18]
#     trivy: [AWS-0089]
package terraformer.aws.s3_access_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket", "path": ["logging", "target_bucket"], "given": true,
	"or": [
		{"companion": {"type": "aws_s3_bucket_logging", "by": "bucket"}, "path": ["target_bucket"], "given": true},
		# Logs of the log bucket would log themselves.
		{"companion": {"type": "aws_s3_bucket_logging", "by": "target_bucket"}, "path": ["bucket"], "given": true},
		{"companion": {"type": "aws_s3_bucket_acl", "by": "bucket"}, "path": ["acl"], "in": ["log-delivery-write"]},
		{"path": ["acl"], "in": ["log-delivery-write"]},
	],
	"remedy": false, # which bucket is for logs, nobody knows here
	"message": "Neither an aws_s3_bucket_logging nor a logging block belongs to this bucket.",
}])
