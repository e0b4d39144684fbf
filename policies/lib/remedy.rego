# METADATA
# title: What would mend a resource that a row of a table refuses
# description: |
#   A remedy is {path, and one of set: a value · contains: what the list must have · remove: true · reference: {type, attribute, with}, a
#   resource to refer to, made with these arguments where the program has none}. With address it is about the companion of that address,
#   with companion: {type, by} about one to be added. The engine makes edits of it (wasm/internal/remedy), as far as the program's text
#   and the schema allow. A row says `remedy` itself where what is derived here isn't what one would write; false: there is none; with
#   if: checks, there is one only for a resource that passes them, since the cloud refuses the change otherwise.
package terraformer.lib.remedy

import data.terraformer.lib.expect
import data.terraformer.lib.plan

# of(resource, row) is the remedy of the row. A companion among its alternatives comes before a block that older providers had in the
# resource; other alternatives are exceptions, and no remedies.
of(resource, row) := remedies[0] if {
	object.get(row, "remedy", true) != false
	every condition in conditions(row) { expect.verdict(resource, condition) == "pass" }
	companions := [check | some check in object.get(row, "or", []); check.companion]
	remedies := [object.union(place(resource, row, check), change(resource, check)) | some check in array.concat(companions, [row])]
}

default conditions(_) := []

conditions(row) := row.remedy["if"]

place(resource, row, check) := {"path": path(row, check), "address": companions[0]} if {
	companions := [other.address | some other in plan.companions(resource, check.companion.type, check.companion.by)]
	count(companions) > 0
} else := {"path": check.path, "companion": check.companion} if {
	check.companion
} else := {"path": path(row, check)}

path(row, check) := array.concat(object.get(row, "each", []), check.path)

change(resource, check) := said if {
	said := object.remove(check.remedy, ["if"])
	said != {}
} else := {"set": check["in"][0]} if {
	is_array(check["in"])
} else := {"set": false} if {
	check.not_in == [true]
} else := {"set": true} if {
	check.not_in == [false]
} else := {"set": check.at_least} if {
	check.at_least
} else := {"set": check.at_most} if {
	check.at_most
} else := {"contains": check.contains} if {
	check.contains
} else := {"remove": true} if {
	check.given == false
} else := {"reference": key} if {
	check.given == true
	own_key(resource, check)
	not plain(resource, check)
}

# Arguments of AWS with such a name take the ARN of a key.
own_key(resource, check) if {
	startswith(resource.type, "aws_")
	regex.match(`^([a-z_]+_)?kms_(master_)?key(_id|_arn|_identifier)?$`, check.path[count(check.path) - 1])
}

# A key for what isn't encrypted is refused: encryption comes first. Other keys, such as performance_insights_kms_key_id, are for something else.
plain(resource, check) if {
	startswith(check.path[0], "kms_")
	some switch, on in {"encrypted": true, "storage_encrypted": true, "at_rest_encryption_enabled": true, "encryption_type": "KMS"}
	switch in (object.keys(resource.values) | object.keys(resource.unknown))
	expect.verdict(resource, {"path": [switch], "in": [on, sprintf("%v", [on])]}) != "pass"
}

key := {"type": "aws_kms_key", "attribute": "arn", "with": {"enable_key_rotation": true}}
