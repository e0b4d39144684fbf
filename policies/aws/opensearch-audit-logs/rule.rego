# METADATA
# title: Search domains publish audit logs
# description: |
#   Audit logs tell who signed in, failed to, and read which index. Without them a leak has no trace.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html
# custom:
#   severity: medium
#   remediation: |
#     Add a log_publishing_options block with log_type = "AUDIT_LOGS".
#   equivalents:
#     checkov: [CKV_AWS_317]
#     trivy: []
package terraformer.aws.opensearch_audit_logs

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results := {plan.result(domain, plan.any_of(audits), "The domain publishes no audit logs.") |
	some type in ["aws_elasticsearch_domain", "aws_opensearch_domain"]
	some domain in plan.resources(type)
	audits := {audit(log) | some log in plan.spots(domain, ["log_publishing_options"])}
}

audit(log) := plan.all_of({
	expect.verdict(log, {"path": ["log_type"], "in": ["AUDIT_LOGS"]}),
	expect.verdict(log, {"path": ["enabled"], "not_in": [false]}),
})
