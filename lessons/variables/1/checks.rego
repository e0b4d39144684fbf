package lesson

import rego.v1

root := input.configuration.root_module

refers if {
	some block in root.resources
	block.address == "aws_s3_bucket.logs"
	"var.environment" in block.expressions.bucket.references
}

called if {
	some change in input.resource_changes
	change.address == "aws_s3_bucket.logs"
	change.change.after.bucket == "dev-logs"
}

deny contains "There is no variable environment yet." if not root.variables.environment

deny contains `The default of environment isn't "dev".` if not root.variables.environment.default == "dev"

deny contains "The bucket's name doesn't use the variable yet." if not refers

deny contains "The bucket isn't called dev-logs." if not called
