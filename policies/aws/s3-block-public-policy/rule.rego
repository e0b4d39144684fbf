# METADATA
# title: S3 public access blocks refuse new public policies
# description: |
#   A bucket policy that lets everyone in is refused when somebody writes it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   severity: high
#   remediation: |
#     Set block_public_policy = true.
#   equivalents:
#     checkov: [CKV_AWS_54]
#     trivy: [AWS-0087]
package terraformer.aws.s3_block_public_policy

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket_public_access_block", "path": ["block_public_policy"], "in": [true],
	"message": "The setting block_public_policy is off.",
}])
