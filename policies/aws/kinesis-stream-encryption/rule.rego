# METADATA
# title: Kinesis streams are encrypted
# description: |
#   Records stay in a stream for a day up to a year. Without encryption they lie there in the clear.
# related_resources:
#   - ref: https://docs.aws.amazon.com/streams/latest/dg/server-side-encryption.html
# custom:
#   severity: high
#   remediation: |
#     Set encryption_type = "KMS" and kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_43]
#     trivy: [AWS-0064]
package terraformer.aws.kinesis_stream_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_kinesis_stream",
	"path": ["encryption_type"],
	"in": ["KMS"],
	"remedy": false,
	"message": "The stream isn't encrypted.",
}])
