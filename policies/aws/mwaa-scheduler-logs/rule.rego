# METADATA
# title: Airflow environments publish the scheduler's log
# description: |
#   When tasks don't start, the scheduler's log tells why. By default nothing is published.
# related_resources:
#   - ref: https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
# custom:
#   severity: low
#   remediation: |
#     Add a scheduler_logs block with enabled = true to logging_configuration.
#   equivalents:
#     checkov: [CKV_AWS_242]
#     trivy: []
package terraformer.aws.mwaa_scheduler_logs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_mwaa_environment",
	"path": ["logging_configuration", "scheduler_logs", "enabled"],
	"in": [true],
	"message": "The scheduler's log isn't published.",
}])
