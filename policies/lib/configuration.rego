package terraformer.lib.plan

# How resources belong together. The configuration part of a plan says which arguments are written and what they refer to.
# Ids are unknown before apply, so it is what joins a resource to the companions that configure it, such as a bucket to its
# public access block.

# configured(resource, argument) holds when the argument or block is written in the program.
configured(resource, argument) if block(resource).expressions[argument]

configured(resource, argument) if argument in block(resource).dynamic_blocks

# has_configuration(resource): the plan says how the resource is written. If not, nothing follows from an argument's absence.
has_configuration(resource) if block(resource)

block(resource) := blocks[resource.block]

# block_key names a resource's block: its module's path and its address there.
block_key(resource, module) := concat("", [module_path(module), "/", mode, resource.type, ".", resource.name]) if {
	mode := {"managed": "", "data": "data."}[resource.mode]
}

# unset(resource, argument) holds when the program leaves an argument or block out.
unset(resource, argument) if {
	has_configuration(resource)
	not configured(resource, argument)
}

# document(resource, argument) is what is known of a JSON document that isn't known whole, with marks for the rest: "${?}", and "${aws_sqs_queue.q.arn}"
# for what only resources tell. The engine says it; a plan of Terraform has none.
document(resource, argument) := block(resource).expressions[argument].document

# references(resource, argument) is what an argument's expression names. A reference to each.… stands for what for_each is over.
references(resource, argument) := (named - each_names) | for_each if {
	expression := block(resource).expressions[argument]
	named := {name | some name in expression.references}
	each_names := {name | some name in named; startswith(name, "each.")}
	for_each := {name |
		count(each_names) > 0
		some name in block(resource).for_each_expression.references
	}
}

# origin(resource, argument) is what references() gives and the module that these names are in, followed once: an input of a module that the root
# calls to what the root gives for it, an output of such a module to what it stands for there.
origin(resource, argument) := ["", names] if {
	some variable in references(resource, argument)
	references(resource, argument) == {variable}
	[[_, call]] := regex.find_all_string_submatch_n(`^module\.([\w-]+)(?:\[[^\]]*\])?$`, resource.module, 1)
	inputs := input.configuration.root_module.module_calls[call].expressions
	names := {name | some name in inputs[trim_prefix(variable, "var.")].references}
	count(names) > 0
} else := [module, names] if {
	resource.module == ""
	outputs := {output |
		some name in references(resource, argument)
		[output] := regex.find_all_string_submatch_n(`^(module\.([\w-]+)(?:\[[^\]]*\])?)(?:\.([\w-]+))?$`, name, 1)
		output[3] != ""
	}
	some [_, module, call, output] in outputs
	count(outputs) == 1
	every name in references(resource, argument) { startswith(name, concat(".", ["module", call])) }
	names := {name | some name in input.configuration.root_module.module_calls[call].module.outputs[output].expression.references}
} else := [resource.module, references(resource, argument)]

# companions(resource, type, argument) are the resources of a type whose argument certainly names the resource.
companions(resource, type, argument) := [companion |
	some companion in resources(type)
	joined(companion, argument, resource)
]

# uncertain(resource, type, argument) holds when a companion's argument can't be followed, so that it may name the resource.
uncertain(resource, type, argument) if {
	some companion in resources(type)
	not joined(companion, argument, resource)
	unknown(companion, [argument])
	not names_others(companion, argument, resource)
}

# By value: both are known, and the resource is called so, or has the same argument, such as stage_name.
joined(companion, argument, resource) if {
	value := get(companion, [argument])
	is_string(value)
	some identity in {"id", "arn", "name", "bucket", argument}
	get(resource, [identity]) == value
	not names_others(companion, argument, resource)
}

joined(companion, argument, resource) if {
	get(companion, [argument]) == null
	named(companion, argument, resource)
}

# By reference: the argument names this block and no other of its type, and the same instance of it.
named(companion, argument, resource) if {
	[module, names] := origin(companion, argument)
	module == resource.module
	blocks_named(names, resource.type) == {resource.name}
	same_instance(companion, names, resource)
}

same_instance(_, _, resource) if resource.index == null

same_instance(companion, names, resource) if {
	not names_an_instance(names, resource.type)
	companion.index == resource.index
}

same_instance(_, names, resource) if {
	some name in names
	startswith(name, sprintf("%s.%s[%s]", [resource.type, resource.name, json.marshal(resource.index)]))
}

names_an_instance(names, type) if {
	some name in names
	regex.match(sprintf(`^%s\.[\w-]+\[`, [type]), name)
}

names_others(companion, argument, resource) if {
	[module, names] := origin(companion, argument)
	module == resource.module
	others := blocks_named(names, resource.type)
	count(others) > 0
	not resource.name in others
}

# In another module, where only what is in it can be named so.
names_others(companion, argument, resource) if {
	[module, names] := origin(companion, argument)
	module != resource.module
	count(blocks_named(names, resource.type)) > 0
	every name in names { regex.match(sprintf(`^(%s|count)\.`, [resource.type]), name) }
}

# An ARN is that of the resource it is taken from.
names_others(companion, argument, resource) if {
	names := references(companion, argument)
	some name in names
	endswith(name, ".arn")
	every other in names {
		regex.match(`^[a-z0-9]+_\w+\.`, other)
		not startswith(other, concat("", [resource.type, "."]))
	}
}

names_others(companion, argument, resource) if {
	[module, names] := origin(companion, argument)
	names_an_instance(names, resource.type)
	count(names) > 0
	not named(companion, argument, resource)
	blocks_named(names, resource.type) == {resource.name}
	module == resource.module
}

# The names of a type's blocks among references such as aws_s3_bucket.logs[0].id.
blocks_named(names, type) := {block_name |
	some name in names
	startswith(name, concat("", [type, "."]))
	block_name := split(split(name, ".")[1], "[")[0]
}

# blocks are the resource blocks of all modules, by module path and address: "/aws_vpc.main", "network.core/aws_vpc.main". Made as a whole: of a rule with a
# key OPA would go through all of them for each key that is asked for.
blocks := object.union(root_blocks, module_blocks)

root_blocks := {concat("", ["/", resource.address]): resource | some resource in input.configuration.root_module.resources}

module_blocks := {key: resource |
	walk(input.configuration.root_module.module_calls, [path, resource])
	n := count(path)
	n % 3 == 1
	n > 3
	array.slice(path, n - 3, n - 1) == ["module", "resources"]
	names := [path[i] | some i in numbers.range_step(0, n - 4, 3)]
	key := concat("/", [concat(".", names), resource.address])
}

# module_path(`module.a["x"].module.b`) is "a.b".
module_path(address) := concat(".", [name |
	some i, name in split(regex.replace(address, `\[("[^"]*"|[0-9]+)\]`, ""), ".")
	i % 2 == 1
])
