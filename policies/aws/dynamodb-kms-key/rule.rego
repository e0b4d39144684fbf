# METADATA
# title: DynamoDB tables are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
# custom:
#   severity: low
#   remediation: |
#     Add a server_side_encryption block with enabled = true and a key of your own in kms_key_arn.
#   equivalents:
#     checkov: [CKV_AWS_119]
#     trivy: []
package terraformer.aws.dynamodb_kms_key

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_dynamodb_table",
		"path": ["server_side_encryption", "enabled"],
		"in": [true],
		"message": "The table is encrypted with a key of AWS.",
	},
	{
		"type": "aws_dynamodb_table",
		"path": ["server_side_encryption", "kms_key_arn"],
		"given": true,
		"not_matches": "alias/aws/",
		"message": "No KMS key of your own is named.",
	},
])
