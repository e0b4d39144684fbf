# METADATA
# title: Small plans for tests
package terraformer.lib.testing

# plan(resources) is a plan that creates root resources {type, name, index?, values?, unknown?, references?}, where
# references maps arguments to what their expressions name.
plan(resources) := {
	"resource_changes": [change(r) | some r in resources],
	"configuration": {"root_module": {"resources": [block(r) | some r in resources]}},
}

# in_module(plan, name) is the same plan, called as a module.
in_module(inner, name) := {
	"resource_changes": [object.union(c, {"address": address, "module_address": concat("", ["module.", name])}) |
		some c in inner.resource_changes
		address := sprintf("module.%s.%s", [name, c.address])
	],
	"configuration": {"root_module": {"module_calls": {name: {"module": inner.configuration.root_module}}}},
}

verdicts(results) := {[r.address, r.result] | some r in results}

change(r) := object.union(
	{
		"address": concat("", [address(r), index_key(r)]),
		"mode": "managed",
		"type": r.type,
		"name": r.name,
		"change": {"actions": ["create"], "after": object.get(r, "values", {}), "after_unknown": object.get(r, "unknown", {})},
	},
	{"index": i | i := r.index},
)

block(r) := {
	"address": address(r),
	"mode": "managed",
	"type": r.type,
	"name": r.name,
	"expressions": object.union(
		{argument: {} | some argument, value in object.get(r, "values", {}); value != null},
		{argument: {"references": names} | some argument, names in object.get(r, "references", {})},
	),
}

address(r) := sprintf("%s.%s", [r.type, r.name])

default index_key(_) := ""

index_key(r) := sprintf("[%s]", [json.marshal(r.index)])
