# METADATA
# title: Queue policies don't allow every action
# description: |
#   Who sends messages has no business changing or deleting the queue.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
# custom:
#   severity: medium
#   remediation: |
#     Allow the actions that the work needs.
#   equivalents:
#     checkov: [CKV_AWS_72]
#     trivy: [AWS-0097]
package terraformer.aws.sqs_queue_all_actions

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, verdict, "A statement allows every action.") if {
	some document in iam.documents(["aws_sqs_queue_policy", "aws_sqs_queue"])
	verdict := iam.verdict(document, ["actions"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		some action in statement.actions
		lower(action) in {"*", "sqs:*"}
	])
}
