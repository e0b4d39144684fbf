# METADATA
# title: CloudFront distributions are behind a web ACL
# description: |
#   At the edge a web ACL stops the usual attacks and floods before they reach anything of yours, and the next hole in a
#   library can be closed there within the hour.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
# custom:
#   severity: medium
#   remediation: |
#     Set web_acl_id to the ARN of an aws_wafv2_web_acl of scope CLOUDFRONT.
#   equivalents:
#     checkov: [CKV_AWS_68]
#     trivy: [AWS-0011]
package terraformer.aws.cloudfront_waf

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["web_acl_id"], "given": true,
	"message": "The distribution has no web ACL.",
}])
