
# The planned resources of a type, or of any of several, in all modules.
of(types) := [r |
	walk(input.planned_values, [_, r])
	r.mode == "managed"
	r.type in listed(types)
]

# The values that an argument has in resources of a type.
given(types, argument) := {r.values[argument] | some r in of(types)}

# The blocks with this name in resources of a type, at any depth.
blocks(types, name) := [b |
	some r in of(types)
	walk(r.values, [path, b])
	is_object(b)
	path[count(path) - 2] == name
]

# Whether an argument has this value.
has(r, argument, value) if object.get(r.values, argument, null) == value

# Whether some resource of the type has, in itself or in any block, this value.
some_has(types, key, value) if {
	some r in of(types)
	walk(r.values, [path, value])
	path[count(path) - 1] == key
}

# Whether some resource of the type has this word in what names it.
some_named(types, word) if {
	some r in of(types)
	walk(r.values, [path, text])
	regex.match(`(?i)(^|_)(name|bucket|identifier|id|prefix)(_|$)`, path[count(path) - 1])
	contains(text, word)
}

# Whether some resource of the type refers to another in this argument, or one of several, as `refers` tells.
some_refers(types, arguments, target) if {
	some r in of(types)
	some argument in listed(arguments)
	refers(r, argument, target)
}

# The configuration of a planned resource.
configured(r) := c if {
	some c in input.configuration.root_module.resources
	c.type == r.type
	c.name == r.name
	c.mode == "managed"
}

# Whether an argument (or anything in a block) of a resource refers to a resource or data source of the type, or, with a dot, to this address.
refers(r, argument, target) if {
	walk(configured(r).expressions[argument], [path, reference])
	path[count(path) - 2] == "references"
	startswith(reference, target_prefix(target))
}

refers(r, argument, target) if {
	walk(configured(r).expressions[argument], [path, reference])
	path[count(path) - 2] == "references"
	startswith(reference, "each.value")
	some source in configured(r).for_each_expression.references
	startswith(source, target_prefix(target))
}

# Blocks that a `dynamic` writes are in the plan, but no configuration says what they refer to: they are given the benefit of the doubt.
refers(r, argument, _) if {
	not configured(r).expressions[argument]
	is_object(r.values[argument][0])
}

target_prefix(target) := sprintf("%s.", [target]) if not contains(target, ".")

target_prefix(target) := target if contains(target, ".")

# A policy or other JSON text of the plan; undefined where it isn't known before it is applied.
json_of(text) := json.unmarshal(text)

# One value or many, as a set.
listed(x) := {x} if not is_array(x)

listed(x) := {e | some e in x} if is_array(x)

# aws: whether a security group lets this port in, in whichever form that is written.
aws_opens(port) if {
	some i in aws_ingress
	i.from_port <= port
	port <= i.to_port
}

# aws: what security groups let in, as blocks of a group or as rules of their own.
aws_ingress contains i if {
	some g in of("aws_security_group")
	some i in g.values.ingress
}

aws_ingress contains r.values if some r in of("aws_vpc_security_group_ingress_rule")

aws_ingress contains r.values if {
	some r in of("aws_security_group_rule")
	r.values.type == "ingress"
}

# aws: whether some role may be taken by this service ("lambda.amazonaws.com").
aws_trusts(service) if {
	some r in of("aws_iam_role")
	contains(r.values.assume_role_policy, service)
}

# aws: whether a policy of one's own, or a managed one by its name, gives this right. A text that only the apply will know is given the benefit of the doubt,
# unless it comes from a document: the configuration of that one tells.
aws_permits(right) if {
	some type in ["aws_iam_role_policy", "aws_iam_policy", "aws_iam_user_policy", "aws_iam_group_policy"]
	some p in of(type)
	aws_attached(p)
	some s in listed(json_of(p.values.policy).Statement)
	s.Effect == "Allow"
	some action in listed(s.Action)
	glob.match(lower(action), [], lower(right))
}

aws_permits(right) if {
	some d in input.configuration.root_module.resources
	d.type == "aws_iam_policy_document"
	referred(sprintf("data.aws_iam_policy_document.%s", [d.name]))
	some s in d.expressions.statement
	some action in s.actions.constant_value
	glob.match(lower(action), [], lower(right))
}

aws_permits(_) if {
	some type in ["aws_iam_role_policy", "aws_iam_policy", "aws_iam_user_policy", "aws_iam_group_policy"]
	some p in of(type)
	aws_attached(p)
	not p.values.policy
	not refers(p, "policy", "data.aws_iam_policy_document")
}

aws_permits(right) if {
	some a in of("aws_iam_role_policy_attachment")
	endswith(a.values.policy_arn, sprintf("/%s", [right]))
}

# aws: whether a policy is somebody's: one written for a role is, others are when something refers to them.
aws_attached(p) if p.type != "aws_iam_policy"

aws_attached(p) if referred(sprintf("aws_iam_policy.%s", [p.name]))

# Whether a block of the root folder refers to this address.
referred(address) if {
	some c in input.configuration.root_module.resources
	walk(c, [path, reference])
	path[count(path) - 2] == "references"
	regex.match(sprintf(`^%s($|[.\\[])`, [address]), reference)
}
