# METADATA
# title: State machines are traced
# description: |
#   Traces show where an execution spent its time and what it called.
# related_resources:
#   - ref: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
# custom:
#   severity: low
#   remediation: |
#     Add tracing_configuration with enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_284]
#     trivy: []
package terraformer.aws.step_functions_tracing

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sfn_state_machine", "path": ["tracing_configuration", "enabled"], "in": [true],
	"message": "Executions aren't traced.",
}])
