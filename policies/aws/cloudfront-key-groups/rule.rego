# METADATA
# title: Signed links of CloudFront are checked by key groups
# description: |
#   Trusted signers are keys of the account's root user, which only root can change and which nobody should use. Key
#   groups are resources like others.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
# custom:
#   severity: low
#   remediation: |
#     Set trusted_key_groups instead of trusted_signers.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.cloudfront_key_groups

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["default_cache_behavior", "trusted_signers"], "given": false,
	"remedy": false,
	"message": "Links are signed by keys of the root user.",
}])
