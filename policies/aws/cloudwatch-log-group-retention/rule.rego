# METADATA
# title: Log groups say how long logs are kept
# description: |
#   Without a limit logs pile up for ever; nobody has decided about them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
# custom:
#   severity: low
#   remediation: |
#     Set retention_in_days.
#   equivalents:
#     checkov: [CKV_AWS_66]
#     trivy: []
package terraformer.aws.cloudwatch_log_group_retention

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudwatch_log_group", "path": ["retention_in_days"], "not_in": [0],
	"remedy": {"set": 365},
	"message": "Logs are kept for ever, undecided.",
}])
