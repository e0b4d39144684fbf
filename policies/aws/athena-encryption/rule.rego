# METADATA
# title: Athena encrypts results of queries
# description: |
#   Results are copies of the data, in a bucket that fewer people watch.
# related_resources:
#   - ref: https://docs.aws.amazon.com/athena/latest/ug/encryption.html
# custom:
#   severity: high
#   remediation: |
#     Add an encryption_configuration block, to a workgroup in configuration and result_configuration.
#   equivalents:
#     checkov: [CKV_AWS_77, CKV_AWS_159]
#     trivy: [AWS-0006]
package terraformer.aws.athena_encryption

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_athena_database",
		"path": ["encryption_configuration", "encryption_option"],
		"given": true,
		"remedy": {"set": "SSE_S3"},
		"message": "The database's results aren't encrypted.",
	},
	{
		"type": "aws_athena_workgroup",
		"path": ["configuration", "result_configuration", "encryption_configuration", "encryption_option"],
		"given": true,
		"remedy": {"set": "SSE_S3"},
		"message": "The workgroup's results aren't encrypted.",
	},
])
