# METADATA
# title: Trails are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
# custom:
#   severity: medium
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: [CKV_AWS_35]
#     trivy: [AWS-0015]
package terraformer.aws.cloudtrail_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudtrail", "path": ["kms_key_id"], "given": true, "not_matches": "alias/aws/",
	"remedy": false, # the key's own policy has to let the service use it
	"message": "No KMS key of your own is named.",
}])
