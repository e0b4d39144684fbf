# METADATA
# title: Topics and queues are encrypted
# custom:
#   severity: medium
#   equivalents:
#     checkov: [CKV_AWS_26, CKV_AWS_27]
#     trivy: [AWS-0095, AWS-0096]
package terraformer.aws.messaging_encryption

import data.terraformer.lib.plan

results contains plan.result(topic, verdict, "The topic has no encryption key.") if {
	some topic in plan.resources("aws_sns_topic")
	verdict := plan.given(topic, "kms_master_key_id", "aws_kms_key")
}

# A queue has a key of ours or one that SQS keeps, which is what new queues get when the program says nothing.
results contains plan.result(queue, plan.any_of({own, kept}), "The queue's encryption is turned off.") if {
	some queue in plan.resources("aws_sqs_queue")
	own := plan.given(queue, "kms_master_key_id", "aws_kms_key")
	kept := managed(queue)
}

managed(queue) := "unknown" if {
	plan.get(queue, ["sqs_managed_sse_enabled"]) == null
} else := plan.verdict(queue, ["sqs_managed_sse_enabled"], {true})
