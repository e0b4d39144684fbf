# METADATA
# title: What a plan says of its resources, and what it can't know yet
# description: |
#   The input is a plan as `terraform show -json` prints it. Verdicts are "pass", "fail" and "unknown"; a value that is
#   known only after apply never makes a rule pass or fail.
package terraformer.lib.plan

# resources(type) are the managed resources of a type that will exist, by address.
resources(type) := object.get(by_type, [type], {})

by_type[change.type][change.address] := resource_of(change) if {
	some change in input.resource_changes
	change.mode == "managed"
	change.change.after != null
	not change.deposed
}

# data_sources(type) are the data sources of a type, by address: those that are read on apply, and those that are known.
data_sources(type) := object.get(data_by_type, [type], {})

data_by_type[change.type][change.address] := resource_of(change) if {
	some change in input.resource_changes
	change.mode == "data"
}

data_by_type[read.type][read.address] := resource if {
	walk(input.prior_state.values, [_, read])
	read.mode == "data"
	way := split(read.address, ".data.")
	module := concat("", array.slice(way, 0, count(way) - 1))
	resource := {
		"address": read.address,
		"type": read.type,
		"name": read.name,
		"module": module,
		"index": object.get(read, "index", null),
		"values": read.values,
		"unknown": {},
		"block": block_key(read, module),
	}
}

resource_of(change) := {
	"address": change.address,
	"type": change.type,
	"name": change.name,
	"module": module,
	"index": object.get(change, "index", null),
	"values": change.change.after,
	"unknown": object.get(change.change, "after_unknown", {}),
	"block": block_key(change, module),
} if {
	module := object.get(change, "module_address", "")
}

# get(resource, path) is the value of an argument; null when it is unset or unknown.
get(resource, path) := object.get(resource.values, path, null)

# unknown(resource, path) holds when the value, or a block around it, is known only after apply.
unknown(resource, [argument]) if resource.unknown[argument] == true

unknown(resource, path) if {
	count(path) > 1
	some n in numbers.range(1, count(path))
	object.get(resource.unknown, array.slice(path, 0, n), false) == true
}

# verdict(resource, path, accepted) is pass when the value is an accepted one.
verdict(resource, path, accepted) := "unknown" if {
	unknown(resource, path)
} else := "pass" if {
	get(resource, path) in accepted
} else := "fail"

# given(resource, argument, type) judges whether an argument has a value. One that refers to resources of the named type
# alone has one, although nobody knows it yet.
given(resource, argument, type) := "pass" if {
	refers_only_to(resource, argument, type)
} else := "unknown" if {
	unknown(resource, [argument])
} else := "fail" if {
	get(resource, [argument]) in {null, ""}
} else := "pass"

refers_only_to(resource, argument, type) if {
	names := references(resource, argument)
	count(names) > 0
	every name in names { startswith(name, concat("", [type, "."])) }
}

# any_of(verdicts) passes when one of them does, all_of(verdicts) when all do.
any_of(verdicts) := "pass" if {
	"pass" in verdicts
} else := "unknown" if {
	"unknown" in verdicts
} else := "fail"

all_of(verdicts) := "fail" if {
	"fail" in verdicts
} else := "unknown" if {
	"unknown" in verdicts
} else := "pass"

# result(resource, verdict, message) is an element of a rule's results; message says what is wrong when it fails.
result(resource, "pass", _) := {"address": resource.address, "result": "pass", "message": ""}

result(resource, "fail", message) := {"address": resource.address, "result": "fail", "message": message}

result(resource, "unknown", _) := {
	"address": resource.address,
	"result": "unknown",
	"message": "This depends on a value that is known only after apply.",
}
