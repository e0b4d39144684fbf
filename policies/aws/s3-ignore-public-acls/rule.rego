# METADATA
# title: S3 public access blocks disarm public ACLs
# description: |
#   Public ACLs that are already there, or come with an object, have no effect.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   severity: high
#   remediation: |
#     Set ignore_public_acls = true.
#   equivalents:
#     checkov: [CKV_AWS_55]
#     trivy: [AWS-0091]
package terraformer.aws.s3_ignore_public_acls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket_public_access_block", "path": ["ignore_public_acls"], "in": [true],
	"message": "The setting ignore_public_acls is off.",
}])
