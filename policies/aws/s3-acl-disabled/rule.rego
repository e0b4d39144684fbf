# METADATA
# title: S3 buckets do without ACLs
# description: |
#   With the owner enforced, ACLs have no effect and policies alone say who has access: one place to read. Objects that
#   others upload belong to the bucket's owner.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
# custom:
#   severity: medium
#   remediation: |
#     Set object_ownership = "BucketOwnerEnforced" and remove the ACLs.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.s3_acl_disabled

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket_ownership_controls", "path": ["rule", "object_ownership"], "in": ["BucketOwnerEnforced"],
	"remedy": false,
	"message": "ACLs still have an effect.",
}])
