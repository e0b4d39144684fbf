# METADATA
# title: Queues aren't open to everybody
# description: |
#   Everybody in the world who knows the address may use it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
# custom:
#   severity: high
#   remediation: |
#     Name the accounts or services that may, or add a condition such as aws:SourceArn.
#   equivalents:
#     checkov: [CKV_AWS_168]
#     trivy: []
package terraformer.aws.sqs_queue_public

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, verdict, "Everybody may use the queue.") if {
	some document in iam.documents(["aws_sqs_queue_policy", "aws_sqs_queue"])
	verdict := iam.verdict(document, ["principals"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		count(statement.conditions) == 0
		some principal in statement.principals
		regex.match(`^(AWS:)?([*]$|arn:aws[a-z-]*:iam::[*])`, principal)
	])
}
