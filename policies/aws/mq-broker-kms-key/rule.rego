# METADATA
# title: Message brokers are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html
# custom:
#   severity: low
#   remediation: |
#     Add an encryption_options block with use_aws_owned_key = false and a key of your own in kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_209]
#     trivy: []
package terraformer.aws.mq_broker_kms_key

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_mq_broker",
		"path": ["encryption_options", "use_aws_owned_key"],
		"in": [false],
		"message": "The broker is encrypted with a key that AWS owns.",
	},
	{
		"type": "aws_mq_broker",
		"path": ["encryption_options", "kms_key_id"],
		"given": true,
		"not_matches": "alias/aws/",
		"message": "No KMS key of your own is named.",
	},
])
