# METADATA
# title: CloudFront speaks HTTPS with browsers, or redirects to it
# description: |
#   With "allow-all", whoever types the name without https:// stays on plain HTTP: pages and cookies can be read and
#   changed on the way.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
# custom:
#   severity: high
#   remediation: |
#     Set viewer_protocol_policy to "redirect-to-https" or "https-only" in every cache behavior.
#   equivalents:
#     checkov: [CKV_AWS_34]
#     trivy: [AWS-0012]
package terraformer.aws.cloudfront_viewer_https

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_cloudfront_distribution", "path": ["default_cache_behavior", "viewer_protocol_policy"], "not_in": ["allow-all"],
		"remedy": {"set": "redirect-to-https"},
		"message": "The default behavior serves plain HTTP.",
	},
	{
		"type": "aws_cloudfront_distribution", "path": ["ordered_cache_behavior", "viewer_protocol_policy"], "not_in": ["allow-all"],
		"remedy": {"set": "redirect-to-https"},
		"message": "A behavior serves plain HTTP.",
	},
])
