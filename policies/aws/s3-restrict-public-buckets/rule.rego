# METADATA
# title: S3 public access blocks restrict buckets with a public policy
# description: |
#   A bucket whose policy is public is open to its own account and AWS services alone.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   severity: high
#   remediation: |
#     Set restrict_public_buckets = true.
#   equivalents:
#     checkov: [CKV_AWS_56]
#     trivy: [AWS-0093]
package terraformer.aws.s3_restrict_public_buckets

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket_public_access_block", "path": ["restrict_public_buckets"], "in": [true],
	"message": "The setting restrict_public_buckets is off.",
}])
