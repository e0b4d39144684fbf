# METADATA
# title: S3 public access blocks refuse new public ACLs
# description: |
#   New public ACLs are refused, so that no single call publishes an object or a bucket.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   severity: high
#   remediation: |
#     Set block_public_acls = true.
#   equivalents:
#     checkov: [CKV_AWS_53]
#     trivy: [AWS-0086]
package terraformer.aws.s3_block_public_acls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket_public_access_block", "path": ["block_public_acls"], "in": [true],
	"message": "The setting block_public_acls is off.",
}])
