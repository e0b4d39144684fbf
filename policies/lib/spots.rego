package terraformer.lib.plan

# Where a path leads. A path goes through blocks, ["logging", "bucket"]; where blocks repeat it leads to several places.

# spots(resource, path) are these places: {state: "known", value, unknown, written}, {state: "unknown", written}, or {state: "absent"}
# where the argument or a block around it is left out. Written is what the configuration has there, null when that isn't certain.
# Instead of a resource there may be a place, to go on from.
spots(resource, path) := lead([resource], path) if {
	resource.state
} else := lead(root(resource), path)

# lead(places, path) goes on from places.
lead(places, path) := step(places, path[0]) if {
	count(path) == 1
} else := step(step(places, path[0]), path[1]) if {
	count(path) == 2
} else := step(step(step(places, path[0]), path[1]), path[2]) if {
	count(path) == 3
} else := step(step(step(step(places, path[0]), path[1]), path[2]), path[3]) if {
	count(path) == 4
} else := step(step(step(step(step(places, path[0]), path[1]), path[2]), path[3]), path[4]) if {
	count(path) == 5
} else := step(step(step(step(step(step(places, path[0]), path[1]), path[2]), path[3]), path[4]), path[5]) if {
	count(path) == 6
} else := step(step(step(step(step(step(step(places, path[0]), path[1]), path[2]), path[3]), path[4]), path[5]), path[6]) if {
	count(path) == 7
} else := step(step(step(step(step(step(step(step(places, path[0]), path[1]), path[2]), path[3]), path[4]), path[5]), path[6]), path[7]) if {
	count(path) == 8
} else := step(step(step(step(step(step(step(step(step(places, path[0]), path[1]), path[2]), path[3]), path[4]), path[5]), path[6]), path[7]), path[8]) if {
	count(path) == 9
}

# within(resource, path) are the places that are there, such as blocks. That of blocks which nobody knows yet is "unknown".
within(resource, path) := [place | some place in spots(resource, path); place.state != "absent"]

root(resource) := [{
	"state": "known", "value": resource.values, "unknown": resource.unknown,
	"written": written(resource), "dynamic": dynamic(resource),
}]

# What dynamic blocks make isn't among what is written, and yet not left out.
default dynamic(_) := []

dynamic(resource) := block(resource).dynamic_blocks

# A block without any argument has no expressions.
written(resource) := object.get(block(resource), "expressions", {}) if {
	has_configuration(resource)
} else := null

step(places, name) := [child | some place in places; some child in children(place, name)]

children(place, name) := [place] if {
	place.state != "known"
} else := [unknown_child(place, name)] if {
	object.get(place.unknown, name, false) == true
} else := [{"state": "absent"}] if {
	object.get(place.value, name, null) in {null, "", []}
} else := [block |
	some i, value in place.value[name]
	block := {
		"state": "known",
		"value": value,
		"unknown": unknown_block(place, name, i),
		"written": written_block(place, name, i),
		"dynamic": place.dynamic,
	}
] if {
	is_object(place.value[name][0])
} else := [{
	"state": "known",
	"value": place.value[name],
	"unknown": object.get(place.unknown, name, false),
	"written": written_block(place, name, null),
	"dynamic": place.dynamic,
}]

unknown_child(place, name) := {"state": "absent"} if {
	left_out(place, name)
} else := {"state": "unknown", "written": written_block(place, name, null)}

default unknown_block(_, _, _) := {}

unknown_block(place, name, i) := place.unknown[name][i]

left_out(place, name) if {
	is_object(place.written)
	not name in object.keys(place.written)
	not name in place.dynamic
}

# Blocks that are written out one by one stand in the same order. Those of a dynamic block aren't told.
written_block(place, name, i) := place.written[name][i] if {
	count(place.written[name]) == count(place.value[name])
} else := place.written[name] if {
	is_object(place.written[name])
} else := null

# names_resources(references) holds when an expression names what the program makes and nothing else: it will have a value, although
# nobody knows it yet.
names_resources(references) if {
	count(references) > 0
	every name in references { regex.match(`^(data\.)?[a-z0-9]+_\w+\.`, name) }
}
