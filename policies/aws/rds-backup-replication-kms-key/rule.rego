# METADATA
# title: Replicated backups of databases are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own in kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_245]
#     trivy: []
package terraformer.aws.rds_backup_replication_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_db_instance_automated_backups_replication",
	"path": ["kms_key_id"],
	"given": true,
	"not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
