# METADATA
# title: CloudFront has a certificate of its own domain
# description: |
#   With the default certificate the site is d1234.cloudfront.net, which visitors can't tell from a fake, and TLS 1.0
#   can't be refused.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-procedures.html
# custom:
#   severity: low
#   remediation: |
#     Set acm_certificate_arn, ssl_support_method = "sni-only" and minimum_protocol_version instead of
#     cloudfront_default_certificate.
#   equivalents:
#     checkov: [CKV_AWS_174, CKV2_AWS_42]
#     trivy: []
package terraformer.aws.cloudfront_certificate

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["viewer_certificate", "cloudfront_default_certificate"], "not_in": [true],
	"remedy": {"if": [{"path": ["viewer_certificate", "acm_certificate_arn"], "given": true}]},
	"message": "The distribution has the default certificate.",
}])
