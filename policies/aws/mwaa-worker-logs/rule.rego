# METADATA
# title: Airflow environments publish the workers' log
# description: |
#   What tasks did and why they failed shows in the workers' log. By default nothing is published.
# related_resources:
#   - ref: https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
# custom:
#   severity: low
#   remediation: |
#     Add a worker_logs block with enabled = true to logging_configuration.
#   equivalents:
#     checkov: [CKV_AWS_243]
#     trivy: []
package terraformer.aws.mwaa_worker_logs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_mwaa_environment",
	"path": ["logging_configuration", "worker_logs", "enabled"],
	"in": [true],
	"message": "The workers' log isn't published.",
}])
