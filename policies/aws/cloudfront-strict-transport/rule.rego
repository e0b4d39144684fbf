# METADATA
# title: Response headers of CloudFront keep browsers on HTTPS for a year
# description: |
#   A browser that has seen Strict-Transport-Security never asks by HTTP again, so nobody can hold it there. Less than a
#   year is forgotten too soon.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
# custom:
#   severity: medium
#   remediation: |
#     Add strict_transport_security with access_control_max_age_sec = 31536000 or more to security_headers_config.
#   equivalents:
#     checkov: [CKV_AWS_259]
#     trivy: []
package terraformer.aws.cloudfront_strict_transport

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_response_headers_policy", "at_least": 31536000,
	"path": ["security_headers_config", "strict_transport_security", "access_control_max_age_sec"],
	"message": "Browsers aren't told to stay on HTTPS for a year.",
}])
