# METADATA
# title: Keyspaces tables are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html
# custom:
#   severity: low
#   remediation: |
#     Add an encryption_specification block with type = "CUSTOMER_MANAGED_KMS_KEY" and the key in kms_key_identifier.
#   equivalents:
#     checkov: [CKV_AWS_265]
#     trivy: []
package terraformer.aws.keyspaces_kms_key

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_keyspaces_table",
		"path": ["encryption_specification", "type"],
		"in": ["CUSTOMER_MANAGED_KMS_KEY"],
		"message": "The table is encrypted with a key of AWS.",
	},
	{
		"type": "aws_keyspaces_table",
		"path": ["encryption_specification", "kms_key_identifier"],
		"given": true,
		"message": "No KMS key of your own is named.",
	},
])
