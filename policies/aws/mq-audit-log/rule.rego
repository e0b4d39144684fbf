# METADATA
# title: Message brokers publish their audit log
# description: |
#   It tells who changed users, queues and settings through the console. Only ActiveMQ has one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
# custom:
#   severity: medium
#   remediation: |
#     Add a logs block with audit = true.
#   equivalents:
#     checkov: [CKV_AWS_197]
#     trivy: []
package terraformer.aws.mq_audit_log

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_mq_broker",
	"path": ["logs", "audit"],
	"matches": "^true$",
	"when": [{"path": ["engine_type"], "matches": "(?i)^activemq$"}],
	"remedy": {"set": "true"},
	"message": "The audit log isn't published.",
}])
