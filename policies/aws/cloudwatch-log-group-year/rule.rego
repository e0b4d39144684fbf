# METADATA
# title: Log groups keep logs for a year
# description: |
#   A break-in is noticed after months on average; by then the logs are needed.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
# custom:
#   severity: low
#   remediation: |
#     Set retention_in_days to 365 or more.
#   equivalents:
#     checkov: [CKV_AWS_338]
#     trivy: []
package terraformer.aws.cloudwatch_log_group_year

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudwatch_log_group", "path": ["retention_in_days"], "at_least": 365, "or": [{"path": ["retention_in_days"], "in": [0]}],
	"message": "Logs are deleted within the year.",
}])
