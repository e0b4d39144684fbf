# METADATA
# title: Databases keep automatic backups
# description: |
#   Without automatic backups a deleted table is gone, and so is the way back to the second before. An instance keeps
#   none unless told to, a cluster those of a day.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
# custom:
#   severity: medium
#   remediation: |
#     Set backup_retention_period to the days you need, 1 to 35.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.rds_backup_retention

import data.terraformer.lib.expect

# CKV_AWS_133 accepts instances that leave the argument out, which keep no backups.
results := expect.results([
	{
		"type": "aws_db_instance",
		"path": ["backup_retention_period"],
		"at_least": 1,
		"or": [{"path": ["replicate_source_db"], "given": true}],
		"remedy": {"set": 7},
		"message": "The database keeps no backups.",
	},
	{
		"type": "aws_rds_cluster",
		"path": ["backup_retention_period"],
		"at_least": 1,
		"absent": "pass",
		"remedy": {"set": 7},
		"message": "The cluster keeps no backups.",
	},
])
