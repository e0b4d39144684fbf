# METADATA
# title: Policy documents of AWS
# description: |
#   Whoever writes them, jsonencode, a heredoc or the data source aws_iam_policy_document, they are read as statements
#   {effect, actions, not_actions, resources, not_resources, principals, conditions, limits}: lists of strings, principals as "AWS:arn…" or "*",
#   conditions as names of their keys, limits as {operator, key, values}. What nobody knows yet is "${?}" there, a reference to a resource of the program "${…}".
package terraformer.lib.iam

import data.terraformer.lib.plan

# documents(types) are the policies of resources of these types, and data sources aws_iam_policy_document when asked for:
# {resource, statements}.
documents(types) := written | {document |
	"aws_iam_policy_document" in types
	some resource in plan.data_sources("aws_iam_policy_document")
	document := document_of(resource, blocks(resource))
} if {
	written := {document |
		some type in types
		some resource in plan.resources(type)
		argument := object.get(arguments, type, "policy")
		not left_out(resource, argument)
		document := document_of(resource, statements(resource, argument))
	}
}

# Where the document stands, if not in `policy`.
arguments := {
	"aws_iam_role": "assume_role_policy",
	"aws_ssoadmin_permission_set_inline_policy": "inline_policy",
	"aws_glacier_vault": "access_policy",
}

left_out(resource, argument) if plan.unset(resource, argument)

left_out(resource, argument) if {
	plan.get(resource, [argument]) in {null, ""}
	not plan.unknown(resource, [argument])
}

document_of(resource, found) := {"resource": resource, "statements": found}

# verdict(document, reads, offending) is fail when there are offending statements, and unknown when something that the rule reads of
# statements is, such as ["actions", "resources"].
verdict(document, reads, offending) := "fail" if {
	count(offending) > 0
} else := "unknown" if {
	some statement in document.statements
	statement.effect != "Deny"
	some field in reads
	some value in statement[field]
	endswith(value, "${?}")
} else := "pass"

# openness(document) is fail when a statement allows something to everybody. One that leaves out some of everybody by its condition,
# by StringNotEquals for instance, may do so: that is unknown.
openness(document) := "fail" if {
	some statement in document.statements
	for_everybody(statement)
	not limited(statement)
	every limit in statement.limits { not is_doubtful(limit) }
} else := "unknown" if {
	some statement in document.statements
	for_everybody(statement)
	not limited(statement)
} else := verdict(document, ["principals"], [])

for_everybody(statement) if {
	statement.effect == "Allow"
	some principal in statement.principals
	principal in {"*", "AWS:*", "*:*"}
}

# A condition says who everybody is, or where from.
limited(statement) if {
	some limit in statement.limits
	limit.key in callers
	not is_doubtful(limit)
	every value in limit.values { not is_vague(value) }
}

is_doubtful(limit) if {
	limit.key in callers
	is_negated(limit)
}

is_doubtful(limit) if {
	limit.key in callers
	"${?}" in limit.values
}

is_negated(limit) if regex.match(`(?i)not|null`, limit.operator)

# Values that anybody has: "*", "arn:aws:iam::*", all addresses.
is_vague(value) if regex.match(`^(arn:[^:]*:[^:]*(:\*?){0,3})?[*?/:]*$`, value)

is_vague(value) if value in {"0.0.0.0/0", "::/0"}

# The keys of a request that say whose it is or where it comes from.
callers := {
	"aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths", "aws:principalservicename",
	"aws:sourcearn", "aws:sourceaccount", "aws:sourceowner", "aws:sourceorgid", "aws:sourceorgpaths",
	"aws:sourcevpc", "aws:sourcevpcarn", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths",
	"aws:sourceip", "aws:vpcsourceip", "aws:userid", "aws:username",
	"kms:calleraccount", "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
}

# matches(pattern, action) holds when an action pattern such as "s3:Get*" covers an action.
matches(pattern, action) if glob.match(lower(pattern), [], lower(action))

nothing_known := [{
	"effect": "${?}", "actions": ["${?}"], "not_actions": [], "resources": ["${?}"], "not_resources": [],
	"principals": ["${?}"], "conditions": [], "limits": [],
}]

statements(resource, argument) := [statement_of(s) | some s in list(document.Statement)] if {
	document := json.unmarshal(plan.get(resource, [argument]))
} else := found if {
	data_source := named_document(resource, argument)
	found := blocks(data_source)
} else := [statement_in_part(s) | some s in list(document.Statement)] if {
	document := plan.document(resource, argument)
} else := nothing_known

# Of a statement whose conditions aren't known nothing follows.
statement_in_part(s) := statement_of(s) if {
	is_object(s)
	conditions := object.get(s, "Condition", {})
	is_object(conditions)
	every keys in conditions { is_object(keys) }
	every key in {key | some keys in conditions; some key, _ in keys} { not contains(key, "${") }
} else := nothing_known[0]

# The one data source that an argument is taken from.
named_document(resource, argument) := data_source if {
	names := {name |
		some name in plan.references(resource, argument)
		regex.match(`^data\.aws_iam_policy_document\.[^.]+$`, name)
	}
	count(names) == 1
	some name in names
	some data_source in plan.data_sources("aws_iam_policy_document")
	data_source.module == resource.module
	name == sprintf("data.aws_iam_policy_document.%s", [data_source.name])
}

statement_of(s) := {
	"effect": object.get(s, "Effect", "Allow"),
	"actions": list(object.get(s, "Action", [])),
	"not_actions": list(object.get(s, "NotAction", [])),
	"resources": list(object.get(s, "Resource", [])),
	"not_resources": list(object.get(s, "NotResource", [])),
	"principals": principals(object.get(s, "Principal", [])),
	"conditions": [variable | some variables in object.get(s, "Condition", {}); some variable, _ in variables],
	"limits": [{"operator": operator, "key": lower(key), "values": list(values)} |
		some operator, keys in object.get(s, "Condition", {})
		some key, values in keys
	],
}

principals(said) := [concat(":", [type, id]) | some type, ids in said; some id in list(ids)] if is_object(said)

principals(said) := list(said) if not is_object(said)

# IAM lets one element stand for a list of one.
list(value) := value if is_array(value)

list(value) := [value] if not is_array(value)

# blocks(data source) are the statements of an aws_iam_policy_document. One that is built of others isn't known whole.
blocks(data_source) := array.concat([block_of(place) | some place in plan.spots(data_source, ["statement"]); place.state == "known"], rest) if {
	rest := [s | some s in nothing_known; is_incomplete(data_source)]
}

is_incomplete(data_source) if {
	some argument in ["source_policy_documents", "override_policy_documents", "source_json", "override_json", "statement"]
	some place in plan.spots(data_source, [argument])
	place.state != "absent"
	not known_block(argument, place)
}

known_block("statement", place) if place.state == "known"

block_of(place) := {
	"effect": concat("", array.slice(array.concat(strings(place, "effect"), ["Allow"]), 0, 1)),
	"actions": strings(place, "actions"),
	"not_actions": strings(place, "not_actions"),
	"resources": strings(place, "resources"),
	"not_resources": strings(place, "not_resources"),
	"principals": [concat(":", [type, id]) |
		some principal in plan.step([place], "principals")
		principal.state == "known"
		some type in strings(principal, "type")
		some id in strings(principal, "identifiers")
	],
	"conditions": [variable |
		some condition in plan.step([place], "condition")
		condition.state == "known"
		some variable in strings(condition, "variable")
	],
	"limits": [{"operator": operator, "key": lower(key), "values": strings(condition, "values")} |
		some condition in plan.step([place], "condition")
		condition.state == "known"
		some operator in strings(condition, "test")
		some key in strings(condition, "variable")
	],
}

# The strings of an argument, with a mark for those that nobody knows yet.
strings(place, name) := [string |
	some found in plan.step([place], name)
	some string in strings_at(found)
]

strings_at(found) := [] if {
	found.state == "absent"
} else := [mark(found)] if {
	found.state == "unknown"
} else := [marked(found, value) | some value in list(found.value)]

marked(_, value) := value if value != null

marked(found, value) := mark(found) if value == null

# What refers to resources alone is no wildcard, whatever it will be.
mark(found) := concat("", ["${", name, "}"]) if {
	plan.names_resources(found.written.references)
	name := found.written.references[0]
} else := "${?}"
