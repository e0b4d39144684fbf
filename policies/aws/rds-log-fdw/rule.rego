# METADATA
# title: PostgreSQL databases run versions without the log_fdw hole
# description: |
#   In these versions the log_fdw extension let a privileged user of the database read credentials from files of the
#   host (AWS-2022-004). AWS has withdrawn them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-versions.html
# custom:
#   severity: high
#   remediation: |
#     Set engine_version to a newer one: 13.3, or Aurora's 11.9, at least.
#   equivalents:
#     checkov: [CKV_AWS_250]
#     trivy: []
package terraformer.aws.rds_log_fdw

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_db_instance",
		"path": ["engine_version"],
		"not_matches": "^(9\\.[345](\\.|$)|9\\.6\\.(1?[0-9]|2[01])$|10\\.([1-9]|1[0-6])$|11\\.([1-9]|1[01])$|12\\.[2-6]$|13\\.[12]$)",
		"when": [{"path": ["engine"], "in": ["postgres"]}],
		"message": "The version lets users read files of the host.",
	},
	{
		"type": "aws_rds_cluster",
		"path": ["engine_version"],
		"not_matches": "^(10\\.1[123]|11\\.[678])$",
		"when": [{"path": ["engine"], "in": ["aurora-postgresql"]}],
		"message": "The version lets users read files of the host.",
	},
])
