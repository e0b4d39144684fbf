# METADATA
# title: State machines log their executions
# description: |
#   What an execution did can be looked up later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
# custom:
#   severity: low
#   remediation: |
#     Add logging_configuration with include_execution_data = true.
#   equivalents:
#     checkov: [CKV_AWS_285]
#     trivy: []
package terraformer.aws.step_functions_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sfn_state_machine", "path": ["logging_configuration", "include_execution_data"], "in": [true],
	"message": "Executions aren't logged.",
}])
