# METADATA
# title: Web ACLs and rule groups count what they decide
# description: |
#   Without metrics nobody sees that a rule stops real customers, or that an attack has begun; alarms need them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/monitoring-cloudwatch.html
# custom:
#   severity: low
#   remediation: |
#     Set cloudwatch_metrics_enabled = true in visibility_config.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.waf_metrics

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_wafv2_web_acl", "aws_wafv2_rule_group"], "path": ["visibility_config", "cloudwatch_metrics_enabled"], "in": [true],
	"message": "Metrics aren't enabled.",
}])
