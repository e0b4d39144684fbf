# METADATA
# title: Events that Lambda functions fail on are kept
# description: |
#   An event that arrives asynchronously is tried three times and then dropped without a word. A queue or topic for
#   those keeps the order that was in it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
# custom:
#   severity: low
#   remediation: |
#     Add dead_letter_config with a queue, or an aws_lambda_function_event_invoke_config with
#     destination_config.on_failure.
#   equivalents:
#     checkov: [CKV_AWS_116]
#     trivy: []
package terraformer.aws.lambda_failed_events

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_function", "path": ["dead_letter_config", "target_arn"], "given": true,
	"or": [{
		"companion": {"type": "aws_lambda_function_event_invoke_config", "by": "function_name"},
		"path": ["destination_config", "on_failure", "destination"], "given": true,
	}],
	"message": "Events that fail are dropped.",
}])
