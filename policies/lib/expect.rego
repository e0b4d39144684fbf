# METADATA
# title: Rules as tables
# description: |
#   A row says what is expected of resources of a type; `results(rows)` judges every such resource. Rows on the same resource must all hold.
#     type, types    one type, or several
#     path           the argument, through blocks: ["logging", "bucket"]. Where blocks repeat, each of them must do as expected,
#                    or with some: true one of them
#     expectation    one of  in: accepted values · not_in: refused values · given: true, any value (with not_matches: any but these), or false, none · contains: what a list must have ·
#                    at_least, at_most: numbers · matches, not_matches: regular expressions. Of a list, each element counts
#     absent         the verdict when the argument, or a block around it, is left out: what the provider does then. By default "pass"
#                    with not_in, not_matches, at_most and given: false, and "fail" with the others
#     companion      {"type": T, "by": A}: the path is that of a resource of type T whose argument A names this one
#     each           a path to blocks: the row is about each of them, and its paths (of when and or, too) begin there: ["listener"]
#     when           checks (path, expectation, absent) of the resource, without which the row isn't about it
#     or             further checks, one of which is enough. One with verdict: "unknown" says only that nothing is known then
#     message        what is wrong, in a sentence
#     remedy         what would mend it, where it isn't what the expectation says (see remedy); false: nothing evident; if: checks of the
#                    resource, without which the cloud would refuse the change
package terraformer.lib.expect

import data.terraformer.lib.plan
import data.terraformer.lib.remedy

results(rows) := {result(resource, judged, row) |
	some row in rows
	some type in types(row)
	some resource in plan.resources(type)
	judged := of_row(resource, row)
}

result(resource, judged, row) := object.union(plan.result(resource, judged, row.message), {"remedy": remedy.of(resource, row)}) if {
	judged == "fail"
} else := plan.result(resource, judged, row.message)

of_row(resource, row) := plan.all_of({of_block(place, row) | some place in plan.spots(resource, row.each)}) if {
	row.each
} else := applied(resource, row, applicable(resource, row))

of_block(place, row) := "unknown" if {
	place.state == "unknown"
} else := applied(place, row, applicable(place, row)) if {
	place.state == "known"
} else := "pass"

types(row) := row.types

types(row) := [row.type]

applicable(resource, row) := plan.all_of({verdict(resource, condition) | some condition in object.get(row, "when", [])})

applied(resource, row, "pass") := alternatives(resource, row)

applied(resource, row, "unknown") := plan.any_of({"unknown", alternatives(resource, row)})

alternatives(resource, row) := plan.any_of({verdict(resource, check) | some check in array.concat([row], object.get(row, "or", []))})

# verdict(resource, check) judges one check, for rules that are more than a table. Instead of a resource there may be a place, such as a block that plan.spots found.
verdict(resource, check) := plan.any_of(companions | uncertain) if {
	companion := check.companion
	companions := {of_path(other, check) | some other in plan.companions(resource, companion.type, companion.by)}
	uncertain := {"unknown" | plan.uncertain(resource, companion.type, companion.by)}
} else := of_path(resource, check)

of_path(resource, check) := combined(check, {judged(spot, check) | some spot in plan.spots(resource, check.path)})

combined(check, verdicts) := "unknown" if {
	count(verdicts) == 0
} else := plan.any_of(verdicts) if {
	check.some
} else := plan.all_of(verdicts)

judged(spot, check) := by_state(spot.state, spot, check)

by_state("absent", _, check) := object.get(check, "absent", usually(check))

by_state("unknown", spot, check) := {true: object.get(check, "verdict", "pass"), false: "fail"}[check.given] if {
	plan.names_resources(spot.written.references)
} else := "unknown"

by_state("known", spot, check) := "unknown" if {
	true in spot.unknown
	open_verdict[expectation(check)] == held(check, spot.value)
} else := held(check, spot.value)

# A verdict on the known elements of a list that others can still change.
open_verdict := {
	"in": "pass", "not_in": "pass", "matches": "pass", "not_matches": "pass",
	"contains": "fail", "given": "none", "at_least": "none", "at_most": "none",
}

expectation(check) := "given" if {
	_ = check.given
} else := name if {
	some name, _ in open_verdict
	_ = check[name]
}

default usually(_) := "fail"

usually(check) := "pass" if expectation(check) in {"not_in", "not_matches", "at_most"}

usually(check) := "pass" if check.given == false

held(check, value) := object.get(check, "verdict", "pass") if {
	holds(expectation(check), check, elements(value))
} else := "fail"

elements(value) := [element | some element in value; element != null] if is_array(value)

elements(value) := [value] if not is_array(value)

holds("in", check, values) if every value in values { value in check["in"] }

holds("not_in", check, values) if every value in values { not value in check.not_in }

holds("given", check, values) if {
	check.given
	every value in values { not refused(check, value) }
}

refused(check, value) if regex.match(check.not_matches, value)

holds("contains", check, values) if every wanted in check.contains { wanted in values }

holds("at_least", check, values) if every value in values { to_number(value) >= check.at_least }

holds("at_most", check, values) if every value in values { to_number(value) <= check.at_most }

holds("matches", check, values) if every value in values { regex.match(check.matches, value) }

holds("not_matches", check, values) if every value in values { not regex.match(check.not_matches, value) }
