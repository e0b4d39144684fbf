# METADATA
# title: Timestream databases are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: [CKV_AWS_160]
#     trivy: []
package terraformer.aws.timestream_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_timestreamwrite_database", "path": ["kms_key_id"], "given": true, "not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
