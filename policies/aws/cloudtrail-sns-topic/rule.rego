# METADATA
# title: Trails announce their log files
# description: |
#   Who evaluates the logs learns of each file at once.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
# custom:
#   severity: low
#   remediation: |
#     Set sns_topic_name.
#   equivalents:
#     checkov: [CKV_AWS_252]
#     trivy: []
package terraformer.aws.cloudtrail_sns_topic

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudtrail", "path": ["sns_topic_name"], "given": true,
	"message": "New log files aren't announced.",
}])
