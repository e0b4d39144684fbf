# METADATA
# title: CloudFront knows what to serve for the bare domain
# description: |
#   Without a default root object, a request for / goes to the origin as it is: a bucket may answer with the list of its
#   objects, or with an error to every visitor.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
# custom:
#   severity: low
#   remediation: |
#     Set default_root_object = "index.html".
#   equivalents:
#     checkov: [CKV_AWS_305]
#     trivy: []
package terraformer.aws.cloudfront_root_object

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudfront_distribution", "path": ["default_root_object"], "given": true,
	"message": "No default root object is named.",
}])
