# METADATA
# title: CloudFront doesn't force plain HTTP on origins
# description: |
#   With "http-only" every request goes on in clear, also those that came in encrypted: the lock in the browser then
#   lies. Websites of S3 speak nothing else; a private bucket with origin access control does.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginProtocolPolicy
# custom:
#   severity: medium
#   remediation: |
#     Set origin_protocol_policy = "https-only", and use the bucket itself instead of its website as origin.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.cloudfront_origin_http

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["origin", "custom_origin_config", "origin_protocol_policy"], "not_in": ["http-only"],
	"remedy": {"set": "https-only"},
	"message": "An origin is reached by plain HTTP.",
}])
