# METADATA
# title: Databases encrypt their storage
# description: |
#   The setting also covers backups, snapshots and replicas, and can't be changed later without copying the database.
#   Replicas and databases restored from a snapshot take it from their origin, so without the argument they are unknown.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
# custom:
#   severity: high
#   remediation: |
#     Set storage_encrypted = true, with a key of your own where the rules of your organisation ask for one.
#   equivalents:
#     checkov: [CKV_AWS_16, CKV_AWS_96]
#     trivy: [AWS-0080]
package terraformer.aws.rds_storage_encryption

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_db_instance", "path": ["storage_encrypted"], "in": [true],
		"or": [copied("replicate_source_db"), copied("snapshot_identifier")],
		"message": "The database's storage isn't encrypted.",
	},
	{
		"type": "aws_rds_cluster", "path": ["storage_encrypted"], "in": [true],
		"or": [
			{"path": ["engine_mode"], "in": ["serverless"]}, # always encrypted
			copied("replication_source_identifier"), copied("snapshot_identifier"), copied("global_cluster_identifier"),
		],
		"message": "The cluster's storage isn't encrypted.",
	},
])

# What comes from elsewhere takes the setting from there, whatever is said here.
copied(argument) := {"path": [argument], "given": true, "verdict": "unknown"}
