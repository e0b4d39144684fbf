package terraformer.aws.s3_versioning_test

import data.terraformer.aws.s3_versioning as rule
import data.terraformer.lib.testing

bucket := {"type": "aws_s3_bucket", "name": "b", "unknown": {"id": true, "versioning": true}}

versioning(status) := {
	"type": "aws_s3_bucket_versioning",
	"name": "b",
	"values": {"versioning_configuration": [{"status": status}]},
	"unknown": {"bucket": true},
	"references": {"bucket": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]},
}

test_enabled if {
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "pass"]} with input as testing.plan([bucket, versioning("Enabled")])
}

test_suspended if {
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "fail"]} with input as testing.plan([bucket, versioning("Suspended")])
}

test_nothing_written if {
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "fail"]} with input as testing.plan([bucket])
}

test_block_inside_the_bucket if {
	inside := {"type": "aws_s3_bucket", "name": "b", "values": {"versioning": [{"enabled": true}]}}
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "pass"]} with input as testing.plan([inside])
}

test_status_unknown if {
	later := object.union(versioning(null), {"unknown": {"versioning_configuration": [{"status": true}]}})
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "unknown"]} with input as testing.plan([bucket, later])
}

test_without_configuration if {
	bare := object.remove(testing.plan([bucket]), ["configuration"])
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "unknown"]} with input as bare
}
