# METADATA
# title: S3 ACLs don't stand open to every AWS account
# description: |
#   The group AuthenticatedUsers sounds like your own users. It is everybody with an AWS account, whoever that belongs
#   to.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups
# custom:
#   severity: high
#   remediation: |
#     Grant to accounts, or better write a bucket policy that names them.
#   equivalents:
#     checkov: [CKV2_AWS_43]
#     trivy: []
package terraformer.aws.s3_acl_authenticated

import data.terraformer.lib.s3

results := s3.access_lists(
	{"authenticated-read"}, {"AuthenticatedUsers"},
	{"READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"}, "An ACL lets everybody with an AWS account in.",
)
