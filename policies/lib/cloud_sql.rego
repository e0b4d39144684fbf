# METADATA
# title: Flags of databases of Cloud SQL
package terraformer.lib.cloud_sql

import data.terraformer.lib.plan

# flag(engine, name, check, message) judges the value of a flag of every database whose version begins so: check has the accepted values, in, and
# absent, the verdict without the flag.
flag(engine, name, check, message) := {plan.result(database, verdict, message) |
	some database in plan.resources("google_sql_database_instance")
	startswith(plan.get(database, ["database_version"]), engine)
	verdict := of_flags(database, name, check)
}

of_flags(database, name, check) := "unknown" if {
	plan.unknown(database, path)
} else := "unknown" if {
	some i, _ in plan.get(database, path)
	plan.unknown(database, array.concat(path, [i, "name"]))
} else := plan.all_of(verdicts) if {
	verdicts := {held(database, i, check) |
		some i, flag_block in plan.get(database, path)
		flag_block.name == name
	}
	count(verdicts) > 0
} else := object.get(check, "absent", "fail")

path := ["settings", 0, "database_flags"]

held(database, i, check) := "unknown" if {
	plan.unknown(database, array.concat(path, [i, "value"]))
} else := "pass" if {
	plan.get(database, array.concat(path, [i, "value"])) in check["in"]
} else := "fail"
