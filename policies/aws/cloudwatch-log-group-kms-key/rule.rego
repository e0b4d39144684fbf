# METADATA
# title: Log groups are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: [CKV_AWS_158]
#     trivy: [AWS-0017]
package terraformer.aws.cloudwatch_log_group_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudwatch_log_group", "path": ["kms_key_id"], "given": true, "not_matches": "alias/aws/",
	"remedy": false, # the key's own policy has to let the service use it
	"message": "No KMS key of your own is named.",
}])
