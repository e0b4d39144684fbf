# METADATA
# title: SQS queues are encrypted
# description: |
#   Messages hold what the systems around them protect with care. SQS encrypts new queues by itself when the program says
#   nothing, which a plan can't see: such a queue is unknown.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
# custom:
#   severity: medium
#   remediation: |
#     Set kms_master_key_id, or sqs_managed_sse_enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_27]
#     trivy: [AWS-0096]
package terraformer.aws.sqs_queue_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sqs_queue", "path": ["kms_master_key_id"], "given": true,
	"or": [{"path": ["sqs_managed_sse_enabled"], "in": [true], "absent": "unknown"}],
	"message": "The queue's encryption is turned off.",
}])
