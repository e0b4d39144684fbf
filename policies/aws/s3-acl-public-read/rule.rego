# METADATA
# title: S3 buckets aren't readable for everybody through an ACL
# description: |
#   Such an ACL shows the names of all objects to whoever asks: everybody on the internet, or everybody who has an AWS
#   account, which is the same. Where a website is wanted, CloudFront serves it from a private bucket.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
# custom:
#   severity: high
#   remediation: |
#     Remove the ACL or set it to "private"; publish through CloudFront or a narrow bucket policy.
#   equivalents:
#     checkov: [CKV_AWS_20]
#     trivy: [AWS-0092]
package terraformer.aws.s3_acl_public_read

import data.terraformer.lib.s3

results := s3.access_lists(
	{"public-read", "public-read-write", "authenticated-read", "website"}, {"AllUsers", "AuthenticatedUsers"},
	{"READ", "FULL_CONTROL"}, "An ACL lets everybody list this bucket.",
)
