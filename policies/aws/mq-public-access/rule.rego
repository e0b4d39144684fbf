# METADATA
# title: Message brokers aren't publicly accessible
# description: |
#   A public address leaves a password as the only wall before the broker's queues and console.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html
# custom:
#   severity: high
#   remediation: |
#     Leave publicly_accessible out or set it to false.
#   equivalents:
#     checkov: [CKV_AWS_69]
#     trivy: [AWS-0072]
package terraformer.aws.mq_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_mq_broker",
	"path": ["publicly_accessible"],
	"not_in": [true],
	"message": "The broker has a public address.",
}])
