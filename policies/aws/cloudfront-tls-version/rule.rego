# METADATA
# title: CloudFront requires TLS 1.2 of browsers
# description: |
#   TLS 1.0 and 1.1 are withdrawn, for their ciphers can be broken. A distribution with a certificate of its own accepts
#   TLSv1 unless it says otherwise.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
# custom:
#   severity: high
#   remediation: |
#     Set minimum_protocol_version = "TLSv1.2_2021" in viewer_certificate.
#   equivalents:
#     checkov: [CKV_AWS_174]
#     trivy: [AWS-0013]
package terraformer.aws.cloudfront_tls_version

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["viewer_certificate", "minimum_protocol_version"], "matches": `^TLSv1\.[23]_`,
	"or": [{"path": ["viewer_certificate", "cloudfront_default_certificate"], "in": [true]}],
	"remedy": {"set": "TLSv1.2_2021", "if": [{"path": ["viewer_certificate", "acm_certificate_arn"], "given": true}]},
	"message": "Browsers may use TLS older than 1.2.",
}])
