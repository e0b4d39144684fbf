# METADATA
# title: Web ACLs stop the attack on Log4j
# description: |
#   A single line in any header takes over a server whose Java logs it with an old Log4j (CVE-2021-44228), and the
#   internet is still scanned for such servers. The managed group of known bad inputs blocks it, unless its rules only
#   count.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
# custom:
#   severity: medium
#   remediation: |
#     Add a rule with the managed rule group AWSManagedRulesKnownBadInputsRuleSet and override_action { none {} }.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.waf_log4j

import data.terraformer.lib.expect
import data.terraformer.lib.plan

# CKV_AWS_192 also knows a block that only older providers had, so it is no equivalent.
results contains plan.result(acl, plan.any_of(verdicts), "No rule blocks the attack on Log4j.") if {
	some acl in plan.resources("aws_wafv2_web_acl")
	verdicts := {verdict |
		some rule in plan.within(acl, ["rule"])
		verdict := plan.all_of({expect.verdict(rule, check) | some check in checks} | counting(rule))
	}
}

group := ["statement", "managed_rule_group_statement"]

checks := [
	{"path": array.concat(group, ["name"]), "in": ["AWSManagedRulesKnownBadInputsRuleSet"]},
	{"path": ["override_action", "count"], "given": false},
]

counting(rule) := {plan.any_of({other, acting}) |
	some override in plan.within(rule, array.concat(group, ["rule_action_override"]))
	other := expect.verdict(override, {"path": ["name"], "not_matches": "^Log4JRCE"})
	acting := plan.all_of({expect.verdict(override, {"path": ["action_to_use", action], "given": false}) | some action in ["count", "allow"]})
}
