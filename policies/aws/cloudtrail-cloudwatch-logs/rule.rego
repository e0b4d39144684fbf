# METADATA
# title: Trails send events to CloudWatch Logs
# description: |
#   There, filters and alarms see events within minutes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
# custom:
#   severity: low
#   remediation: |
#     Set cloud_watch_logs_group_arn.
#   equivalents:
#     checkov: [CKV2_AWS_10]
#     trivy: [AWS-0162]
package terraformer.aws.cloudtrail_cloudwatch_logs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudtrail", "path": ["cloud_watch_logs_group_arn"], "given": true,
	"message": "Events aren't sent to CloudWatch Logs.",
}])
