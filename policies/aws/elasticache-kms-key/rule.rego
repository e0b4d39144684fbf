# METADATA
# title: ElastiCache replication groups are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own in kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_191]
#     trivy: []
package terraformer.aws.elasticache_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_elasticache_replication_group",
	"path": ["kms_key_id"],
	"given": true,
	"not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
