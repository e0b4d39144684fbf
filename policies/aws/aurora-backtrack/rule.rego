# METADATA
# title: Aurora MySQL clusters can go back in time
# description: |
#   Backtracking undoes a wrong statement within minutes, without a restore into a new cluster. Only Aurora for MySQL
#   has it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
# custom:
#   severity: low
#   remediation: |
#     Set backtrack_window to the seconds you may want to go back.
#   equivalents:
#     checkov: [CKV_AWS_326]
#     trivy: []
package terraformer.aws.aurora_backtrack

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_rds_cluster",
	"path": ["backtrack_window"],
	"at_least": 1,
	"when": [{"path": ["engine"], "not_in": ["aurora-postgresql", "mysql", "postgres"]}],
	"remedy": {"set": 86400},
	"message": "The cluster can't be backtracked.",
}])
