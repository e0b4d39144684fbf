package lesson

import rego.v1

bucket if input.resource_changes[_].address == "aws_s3_bucket.logs"

versioned if {
	some change in input.resource_changes
	change.type == "aws_s3_bucket_versioning"
	change.change.after.versioning_configuration[0].status == "Enabled"
}

belongs if {
	some block in input.configuration.root_module.resources
	block.type == "aws_s3_bucket_versioning"
	some reference in block.expressions.bucket.references
	startswith(reference, "aws_s3_bucket.logs")
}

deny contains "The bucket aws_s3_bucket.logs is gone: keep its block." if not bucket

deny contains "Versioning isn't on yet." if not versioned

deny contains "The versioning isn't that of the bucket aws_s3_bucket.logs." if not belongs
