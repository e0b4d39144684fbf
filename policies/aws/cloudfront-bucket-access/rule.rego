# METADATA
# title: Buckets behind CloudFront are reached by an identity, not by everybody
# description: |
#   An origin without access control works only if the bucket is public: then everybody reads it past the distribution,
#   its web ACL and its logs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
# custom:
#   severity: high
#   remediation: |
#     Set origin_access_control_id to an aws_cloudfront_origin_access_control, and allow only the distribution in the
#     bucket policy.
#   equivalents:
#     checkov: [CKV2_AWS_46]
#     trivy: []
package terraformer.aws.cloudfront_bucket_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "each": ["origin"], "path": ["origin_access_control_id"], "given": true,
	"or": [
		{"path": ["s3_origin_config", "origin_access_identity"], "given": true},
		{"path": ["custom_origin_config"], "given": true},
		{"path": ["vpc_origin_config"], "given": true},
	],
	"message": "A bucket is reached without access control.",
}])
