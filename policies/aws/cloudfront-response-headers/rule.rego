# METADATA
# title: CloudFront adds security headers to what it serves
# description: |
#   Headers tell browsers to stay on HTTPS, not to guess types and not to be framed. A policy at the edge sets them for
#   every answer, whatever the origin forgets.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html
# custom:
#   severity: low
#   remediation: |
#     Set response_headers_policy_id in default_cache_behavior, to the managed SecurityHeadersPolicy for instance.
#   equivalents:
#     checkov: [CKV2_AWS_32]
#     trivy: []
package terraformer.aws.cloudfront_response_headers

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["default_cache_behavior", "response_headers_policy_id"], "given": true,
	"message": "The default behavior has no response headers policy.",
}])
