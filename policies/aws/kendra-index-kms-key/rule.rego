# METADATA
# title: Kendra indexes are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own in kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_262]
#     trivy: []
package terraformer.aws.kendra_index_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_kendra_index",
	"path": ["server_side_encryption_configuration", "kms_key_id"],
	"given": true,
	"not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
