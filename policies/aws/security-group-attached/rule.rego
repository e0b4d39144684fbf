# METADATA
# title: Security groups are attached to something
# description: |
#   A group that nothing uses is taken up by mistake later, with whatever it opens.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-groups.html
# custom:
#   severity: low
#   remediation: |
#     Attach the group, or delete it.
#   equivalents:
#     checkov: [CKV2_AWS_5]
#     trivy: []
package terraformer.aws.security_group_attached

import data.terraformer.lib.plan

results contains plan.result(group, verdict(group), "Nothing uses the group.") if {
	some group in plan.resources("aws_security_group")
	plan.has_configuration(group)
}

verdict(group) := "pass" if {
	group.block in used
} else := "unknown" if {
	some name in used
	startswith(name, concat("", [split(group.block, "/")[0], "/local."])) # what it holds is in no plan
} else := "fail"

# What is written of groups themselves is no use of them.
own := {
	"aws_security_group", "aws_security_group_rule",
	"aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
}

# Names behind the path of the module that they are used in: by resources, by calls of modules, as the program's outputs, and what
# outputs of modules stand for that are used so.
used := direct | {name |
	some output in graph.reachable(outputs, direct)
	some name in outputs[output]
}

direct contains key if {
	some path, module in modules
	some block in array.concat(object.get(module, "resources", []), [call | some call in module.module_calls])
	not object.get(block, "type", null) in own
	some key in names(path, object.get(block, "expressions", {}))
}

direct contains key if some key in names("", input.configuration.root_module.outputs)

outputs[concat("", [path, "/module.", name])] := {key |
	some key in names(inside(path, name), call.module.outputs)
} if {
	some path, module in modules
	some name, call in module.module_calls
}

outputs[concat("", [path, "/module.", name, ".", output_name])] := names(inside(path, name), output) if {
	some path, module in modules
	some name, call in module.module_calls
	some output_name, output in call.module.outputs
}

inside(path, name) := concat(".", [part | some part in [path, name]; part != ""])

modules[""] := input.configuration.root_module

modules[path] := call.module if {
	walk(input.configuration.root_module.module_calls, [way, call])
	count(way) % 3 == 1
	call.module
	path := concat(".", [way[i] | some i in numbers.range_step(0, count(way) - 1, 3)])
}

# The names in expressions without indexes. A module is named itself only where none of its outputs is.
names(path, expressions) := {concat("", [path, "/", name]) |
	walk(expressions, [_, expression])
	all := {regex.replace(reference, `\[[^\]]*\]`, "") | some reference in expression.references}
	some name in all
	not of_output(name, all)
}

of_output(name, all) if {
	regex.match(`^module\.[^.]+$`, name)
	some other in all
	startswith(other, concat("", [name, "."]))
}
