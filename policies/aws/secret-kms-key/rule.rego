# METADATA
# title: Secrets are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: [CKV_AWS_149]
#     trivy: [AWS-0098]
package terraformer.aws.secret_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_secretsmanager_secret", "path": ["kms_key_id"], "given": true, "not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
