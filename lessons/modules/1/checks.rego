package lesson

import rego.v1

buckets := [change | some change in input.resource_changes; change.type == "aws_s3_bucket"]

deny contains "There is no module logs yet that makes a bucket." if {
	not "module.logs" in [bucket.module_address | some bucket in buckets]
}

deny contains "The bucket isn't called acme-logs." if {
	not "acme-logs" in [bucket.change.after.bucket | some bucket in buckets]
}
