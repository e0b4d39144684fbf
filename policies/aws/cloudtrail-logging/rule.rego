# METADATA
# title: Trails log
# description: |
#   A trail that is turned off records nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html
# custom:
#   severity: high
#   remediation: |
#     Leave enable_logging out.
#   equivalents:
#     checkov: [CKV_AWS_251]
#     trivy: []
package terraformer.aws.cloudtrail_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudtrail", "path": ["enable_logging"], "not_in": [false],
	"message": "Logging is turned off.",
}])
