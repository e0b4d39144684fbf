# METADATA
# title: DocumentDB clusters publish logs
# description: |
#   Who connected and changed what shows in the audit log, slow operations in the profiler's. Without them, neither can
#   be told.
# related_resources:
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
# custom:
#   severity: medium
#   remediation: |
#     Set enabled_cloudwatch_logs_exports to audit, profiler or both.
#   equivalents:
#     checkov: [CKV_AWS_85]
#     trivy: [AWS-0020]
package terraformer.aws.docdb_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_docdb_cluster",
	"path": ["enabled_cloudwatch_logs_exports"],
	"in": ["audit", "profiler"],
	"message": "The cluster publishes no logs.",
}])
