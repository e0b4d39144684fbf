# METADATA
# title: CloudFront serves TLS by name
# description: |
#   Dedicated addresses cost 600 dollars a month and serve only browsers from before 2010.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html
# custom:
#   severity: low
#   remediation: |
#     Set ssl_support_method = "sni-only".
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.cloudfront_sni

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["viewer_certificate", "ssl_support_method"], "not_in": ["vip"],
	"remedy": {"set": "sni-only"},
	"message": "The distribution has dedicated addresses.",
}])
