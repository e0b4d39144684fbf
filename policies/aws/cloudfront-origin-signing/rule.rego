# METADATA
# title: Origin access control signs its requests
# description: |
#   With "never" the requests aren't signed, so the origin can't tell CloudFront from anybody else; with "no-override" a
#   browser's own header switches the signature off.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html#oac-advanced-settings-s3
# custom:
#   severity: medium
#   remediation: |
#     Set signing_behavior = "always".
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.cloudfront_origin_signing

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_origin_access_control", "path": ["signing_behavior"], "in": ["always"],
	"message": "Requests to the origin aren't always signed.",
}])
