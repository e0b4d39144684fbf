package terraformer.aws.security_group_attached_test

import data.terraformer.aws.security_group_attached as rule
import data.terraformer.lib.testing

test_handed_to_a_module if {
	plan := testing.plan([{"type": "aws_security_group", "name": "g"}])
	calls := {"configuration": {"root_module": {"module_calls": {"app": {"expressions": {"groups": {"references": ["aws_security_group.g"]}}}}}}}
	testing.verdicts(rule.results) == {["aws_security_group.g", "pass"]} with input as object.union(plan, calls)
}
