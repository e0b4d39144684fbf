# METADATA
# title: CloudFront doesn't speak SSLv3 with origins
# description: |
#   SSLv3 can be decrypted by anybody in between, and has been since 2014. An origin that still needs it needs more than
#   this.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols
# custom:
#   severity: medium
#   remediation: |
#     Set origin_ssl_protocols = ["TLSv1.2"].
#   equivalents:
#     checkov: [CKV2_AWS_54]
#     trivy: []
package terraformer.aws.cloudfront_origin_sslv3

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["origin", "custom_origin_config", "origin_ssl_protocols"], "not_in": ["SSLv3"],
	"remedy": {"set": ["TLSv1.2"]},
	"message": "An origin may be reached by SSLv3.",
}])
