# METADATA
# title: Event data stores are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encryption.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: [CKV_AWS_294]
#     trivy: []
package terraformer.aws.cloudtrail_event_store_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudtrail_event_data_store", "path": ["kms_key_id"], "given": true, "not_matches": "alias/aws/",
	"remedy": false, # the key's own policy has to let the service use it
	"message": "No KMS key of your own is named.",
}])
