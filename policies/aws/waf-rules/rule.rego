# METADATA
# title: Web ACLs have rules
# description: |
#   A web ACL without rules lets everything through, or nothing, and costs as much. Most often it was to be filled
#   later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html
# custom:
#   severity: medium
#   remediation: |
#     Add rules, beginning with the managed rule groups AWSManagedRulesCommonRuleSet and
#     AWSManagedRulesKnownBadInputsRuleSet.
#   equivalents:
#     checkov: [CKV_AWS_175]
#     trivy: []
package terraformer.aws.waf_rules

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_wafv2_web_acl", "path": ["rule"], "given": true,
		"or": [{"path": ["rule_json"], "given": true}],
		"message": "The web ACL has no rule.",
	},
	{
		"type": "aws_waf_web_acl", "path": ["rules"], "given": true,
		"message": "The web ACL has no rule.",
	},
	{
		"type": "aws_wafregional_web_acl", "path": ["rule"], "given": true,
		"message": "The web ACL has no rule.",
	},
])
