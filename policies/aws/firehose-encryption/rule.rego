# METADATA
# title: Firehose streams are encrypted
# description: |
#   Records wait in the delivery stream until they are written. Without encryption they wait in the clear. A stream
#   that reads from Kinesis takes the encryption of its source.
# related_resources:
#   - ref: https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
# custom:
#   severity: high
#   remediation: |
#     Add a server_side_encryption block with enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_240]
#     trivy: []
package terraformer.aws.firehose_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_kinesis_firehose_delivery_stream",
	"path": ["server_side_encryption", "enabled"],
	"in": [true],
	"when": [{"path": ["kinesis_source_configuration", "kinesis_stream_arn"], "given": false}],
	"message": "The delivery stream isn't encrypted.",
}])
