package terraformer.aws.security_group_attached_test

import data.terraformer.aws.security_group_attached as rule
import data.terraformer.lib.testing

test_handed_to_a_module if {
	plan := testing.plan([{"type": "aws_security_group", "name": "g"}])
	calls := {"configuration": {"root_module": {"module_calls": {"app": {"expressions": {"groups": {"references": ["aws_security_group.g"]}}}}}}}
	testing.verdicts(rule.results) == {["aws_security_group.g", "pass"]} with input as object.union(plan, calls)
}

# A module in a module makes a group beside other resources, both hand its id on, and the program has outputs.
program(outputs, others) := {
	"resource_changes": [{
		"address": "module.net.module.sg.aws_security_group.this[0]", "module_address": "module.net.module.sg",
		"mode": "managed", "type": "aws_security_group", "name": "this", "index": 0,
		"change": {"actions": ["create"], "after": {}, "after_unknown": {}},
	}],
	"configuration": {"root_module": {
		"outputs": outputs,
		"module_calls": {"net": {"module": {
			"outputs": {"group": named("module.sg.id"), "other": named("module.sg.arn")},
			"module_calls": {"sg": {"module": {
				"outputs": {"id": named("aws_security_group.this[0].id"), "arn": named("aws_vpc.this.arn")},
				"resources": array.concat(
					[{"address": "aws_security_group.this", "mode": "managed", "type": "aws_security_group", "name": "this"}],
					others,
				),
			}}},
		}}},
	}},
}

# With all that the name begins with, as in a plan.
named(name) := {"expression": {"references": [concat(".", array.slice(parts, 0, n)) | some n in numbers.range(count(parts), 2)]}} if {
	parts := split(name, ".")
}

verdicts(outputs, others) := said if {
	results := rule.results with input as program(outputs, others)
	said := {verdict | some [_, verdict] in testing.verdicts(results)}
}

test_used_through_outputs if {
	verdicts({"out": named("module.net.group")}, []) == {"pass"}
	verdicts({"out": named("module.net")}, []) == {"pass"}
}

test_other_outputs_are_no_use if {
	verdicts({"out": named("module.net.other")}, []) == {"fail"}
	verdicts({}, []) == {"fail"}
}

test_used_beside_it if {
	instance := {"address": "aws_instance.this", "mode": "managed", "type": "aws_instance", "name": "this"}
	groups := {"expressions": {"vpc_security_group_ids": {"references": ["aws_security_group.this[0].id", "aws_security_group.this"]}}}
	verdicts({}, [object.union(instance, groups)]) == {"pass"}
}
