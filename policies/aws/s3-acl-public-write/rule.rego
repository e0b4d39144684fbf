# METADATA
# title: S3 buckets aren't writable for everybody through an ACL
# description: |
#   Anybody can then put files there, replace or delete yours, or serve malware under your name. With WRITE_ACP they
#   give themselves the rest.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
# custom:
#   severity: critical
#   remediation: |
#     Remove the ACL or set it to "private", and give writers an IAM policy.
#   equivalents:
#     checkov: [CKV_AWS_57]
#     trivy: []
package terraformer.aws.s3_acl_public_write

import data.terraformer.lib.s3

results := s3.access_lists(
	{"public-read-write"}, {"AllUsers", "AuthenticatedUsers"},
	{"WRITE", "WRITE_ACP", "FULL_CONTROL"}, "An ACL lets everybody write to this bucket.",
)
