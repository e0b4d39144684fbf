
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

target_prefix(target) := sprintf("%s.", [target]) if not contains(target, ".")

target_prefix(target) := target if contains(target, ".")

# A policy or other JSON text of the plan; undefined where it isn't known before it is applied.
json_of(text) := json.unmarshal(text)

# One value or many, as a set.
listed(x) := {x} if not is_array(x)

listed(x) := {e | some e in x} if is_array(x)
