# METADATA
# title: Airflow environments publish the webserver's log
# description: |
#   It tells who signed in and what they started. By default nothing is published.
# related_resources:
#   - ref: https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
# custom:
#   severity: low
#   remediation: |
#     Add a webserver_logs block with enabled = true to logging_configuration.
#   equivalents:
#     checkov: [CKV_AWS_244]
#     trivy: []
package terraformer.aws.mwaa_webserver_logs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_mwaa_environment",
	"path": ["logging_configuration", "webserver_logs", "enabled"],
	"in": [true],
	"message": "The webserver's log isn't published.",
}])
