# METADATA
# title: Secrets rotate within 90 days
# description: |
#   A stolen secret that nobody noticed stops working by itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
# custom:
#   severity: medium
#   remediation: |
#     Set automatically_after_days to 90 or less.
#   equivalents:
#     checkov: [CKV_AWS_304]
#     trivy: []
package terraformer.aws.secret_rotation_90_days

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_secretsmanager_secret_rotation", "path": ["rotation_rules", "automatically_after_days"], "at_most": 90,
	"message": "The secret rotates later than after 90 days.",
}])
