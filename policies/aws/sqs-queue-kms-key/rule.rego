# METADATA
# title: Queues are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: []
#     trivy: [AWS-0135]
package terraformer.aws.sqs_queue_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sqs_queue", "path": ["kms_master_key_id"], "given": true, "not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
