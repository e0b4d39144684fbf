# METADATA
# title: Alarms do something
# description: |
#   An alarm whose actions are off rings where nobody hears it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
# custom:
#   severity: low
#   remediation: |
#     Leave actions_enabled out.
#   equivalents:
#     checkov: [CKV_AWS_319]
#     trivy: []
package terraformer.aws.cloudwatch_alarm_actions

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudwatch_metric_alarm", "path": ["actions_enabled"], "not_in": [false],
	"message": "The alarm's actions are turned off.",
}])
