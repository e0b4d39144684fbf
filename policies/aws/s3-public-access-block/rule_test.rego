package terraformer.aws.s3_public_access_block_test

import data.terraformer.aws.s3_public_access_block as rule
import data.terraformer.lib.testing

bucket := {"type": "aws_s3_bucket", "name": "b", "unknown": {"id": true}}

access(settings, unknown) := {
	"type": "aws_s3_bucket_public_access_block",
	"name": "b",
	"values": settings,
	"unknown": object.union({"bucket": true}, unknown),
	"references": {"bucket": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]},
}

all_true := {setting: true | some setting in rule.settings}

test_all_four if {
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "pass"]} with input as testing.plan([bucket, access(all_true, {})])
}

test_no_block if {
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "fail"]} with input as testing.plan([bucket])
}

test_one_setting_false if {
	settings := object.union(all_true, {"block_public_policy": false})
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "fail"]} with input as testing.plan([bucket, access(settings, {})])
}

test_one_setting_unknown if {
	block := access(object.remove(all_true, ["ignore_public_acls"]), {"ignore_public_acls": true})
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "unknown"]} with input as testing.plan([bucket, block])
}

test_block_for_some_bucket if {
	block := object.union(access(all_true, {}), {"references": {"bucket": ["var.bucket"]}})
	testing.verdicts(rule.results) == {["aws_s3_bucket.b", "unknown"]} with input as testing.plan([bucket, block])
}
