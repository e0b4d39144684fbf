package lesson

import rego.v1

root := input.configuration.root_module

shown if "aws_s3_bucket.logs.arn" in root.outputs.logs_arn.expression.references

called if {
	some change in input.resource_changes
	change.address == "aws_s3_bucket.archive"
	change.change.after.bucket == "acme-logs-archive"
}

refers if {
	some block in root.resources
	block.address == "aws_s3_bucket.archive"
	some reference in block.expressions.bucket.references
	startswith(reference, "aws_s3_bucket.logs")
}

deny contains "There is no output logs_arn that shows the arn of the logs' bucket." if not shown

deny contains "The archive isn't called acme-logs-archive yet." if not called

deny contains "The archive's name doesn't refer to the bucket of the logs." if not refers
