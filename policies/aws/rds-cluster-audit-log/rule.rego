# METADATA
# title: MySQL clusters publish their audit log
# description: |
#   The audit log tells who connected and what they ran. Within the database, whoever rules it can delete it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
# custom:
#   severity: medium
#   remediation: |
#     Add "audit" to enabled_cloudwatch_logs_exports.
#   equivalents:
#     checkov: [CKV_AWS_325]
#     trivy: []
package terraformer.aws.rds_cluster_audit_log

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_rds_cluster",
	"path": ["enabled_cloudwatch_logs_exports"],
	"contains": ["audit"],
	"when": [{"path": ["engine"], "not_matches": "postgres"}],
	"message": "The audit log isn't published.",
}])
