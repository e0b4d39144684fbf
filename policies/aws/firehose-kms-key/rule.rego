# METADATA
# title: Firehose streams are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back. A
#   stream that reads from Kinesis takes the encryption of its source.
# related_resources:
#   - ref: https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
# custom:
#   severity: low
#   remediation: |
#     Add a server_side_encryption block with enabled = true, key_type = "CUSTOMER_MANAGED_CMK" and the key in key_arn.
#   equivalents:
#     checkov: [CKV_AWS_241]
#     trivy: []
package terraformer.aws.firehose_kms_key

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_kinesis_firehose_delivery_stream",
		"path": ["server_side_encryption", "key_type"],
		"in": ["CUSTOMER_MANAGED_CMK"],
		"when": [{"path": ["kinesis_source_configuration", "kinesis_stream_arn"], "given": false}],
		"remedy": {"if": [{"path": ["server_side_encryption", "key_arn"], "given": true}]},
		"message": "The stream's key is one of AWS.",
	},
	{
		"type": "aws_kinesis_firehose_delivery_stream",
		"path": ["server_side_encryption", "key_arn"],
		"given": true,
		"when": [{"path": ["kinesis_source_configuration", "kinesis_stream_arn"], "given": false}],
		"message": "No KMS key of your own is named.",
	},
])
