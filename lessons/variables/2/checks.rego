package lesson

import rego.v1

called if {
	some change in input.resource_changes
	change.address == "aws_s3_bucket.logs"
	change.change.after.bucket == "prod-logs"
}

validated if {
	some check in input.checks
	check.address.to_display == "var.environment"
	check.status == "pass"
}

deny contains `The variable's value isn't "prod" yet.` if not input.variables.environment.value == "prod"

deny contains "The bucket isn't called prod-logs." if not called

deny contains "The variable takes any text: it has no validation that passes." if not validated
