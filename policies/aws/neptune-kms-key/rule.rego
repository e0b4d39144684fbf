# METADATA
# title: Neptune clusters are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own in kms_key_arn.
#   equivalents:
#     checkov: [CKV_AWS_347]
#     trivy: []
package terraformer.aws.neptune_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_neptune_cluster",
	"path": ["kms_key_arn"],
	"given": true,
	"not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
