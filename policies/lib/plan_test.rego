package terraformer.lib.plan_test

import data.terraformer.lib.plan
import data.terraformer.lib.testing

bucket := {"type": "aws_s3_bucket", "name": "b", "unknown": {"id": true}}

access := {
	"type": "aws_s3_bucket_public_access_block",
	"name": "b",
	"unknown": {"bucket": true},
	"references": {"bucket": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]},
}

companions(address) := {c.address |
	some c in plan.companions(
		plan.resources("aws_s3_bucket")[address],
		"aws_s3_bucket_public_access_block",
		"bucket",
	)
}

uncertain(address) if {
	resource := plan.resources("aws_s3_bucket")[address]
	plan.uncertain(resource, "aws_s3_bucket_public_access_block", "bucket")
}

test_unknown_inside_unknown_block if {
	resource := {"values": {}, "unknown": {"root_block_device": true}}
	plan.unknown(resource, ["root_block_device", 0, "encrypted"])
	plan.verdict(resource, ["root_block_device", 0, "encrypted"], {true}) == "unknown"
}

test_verdict_of_known_values if {
	resource := {"values": {"encrypted": true, "size": 1}, "unknown": {"id": true}}
	plan.verdict(resource, ["encrypted"], {true}) == "pass"
	plan.verdict(resource, ["size"], {2}) == "fail"
	plan.verdict(resource, ["absent"], {true}) == "fail"
}

test_combinations if {
	plan.any_of({"fail", "unknown"}) == "unknown"
	plan.any_of({"fail", "unknown", "pass"}) == "pass"
	plan.any_of(set()) == "fail"
	plan.all_of({"pass", "unknown"}) == "unknown"
	plan.all_of({"pass", "unknown", "fail"}) == "fail"
	plan.all_of(set()) == "pass"
}

test_destroyed_resources_are_not_judged if {
	count(plan.resources("aws_s3_bucket")) == 0 with input as {"resource_changes": [{
		"address": "aws_s3_bucket.b",
		"mode": "managed",
		"type": "aws_s3_bucket",
		"name": "b",
		"change": {"actions": ["delete"], "after": null},
	}]}
}

test_companion_by_reference if {
	companions("aws_s3_bucket.b") == {"aws_s3_bucket_public_access_block.b"} with input as testing.plan([bucket, access])
}

test_companion_by_value if {
	named := {"type": "aws_s3_bucket", "name": "b", "values": {"bucket": "logs"}}
	block := {"type": "aws_s3_bucket_public_access_block", "name": "b", "values": {"bucket": "logs"}}
	companions("aws_s3_bucket.b") == {"aws_s3_bucket_public_access_block.b"} with input as testing.plan([named, block])
}

test_companion_in_module if {
	inner := testing.plan([bucket, access])
	found := companions("module.storage.aws_s3_bucket.b") with input as testing.in_module(inner, "storage")
	found == {"module.storage.aws_s3_bucket_public_access_block.b"}
}

test_companion_of_another_bucket if {
	other := object.union(bucket, {"name": "other"})
	companions("aws_s3_bucket.other") == set() with input as testing.plan([bucket, other, access])
	not uncertain("aws_s3_bucket.other") with input as testing.plan([bucket, other, access])
}

test_companions_of_instances if {
	buckets := [object.union(bucket, {"index": i}) | some i in ["x", "y"]]
	block := object.union(access, {"index": "x", "references": {"bucket": ["aws_s3_bucket.b", "each.key"]}})
	companions(`aws_s3_bucket.b["x"]`) == {`aws_s3_bucket_public_access_block.b["x"]`} with input as testing.plan(array.concat(buckets, [block]))
	companions(`aws_s3_bucket.b["y"]`) == set() with input as testing.plan(array.concat(buckets, [block]))
}

test_companion_through_a_variable_is_uncertain if {
	block := object.union(access, {"references": {"bucket": ["var.bucket"]}})
	companions("aws_s3_bucket.b") == set() with input as testing.plan([bucket, block])
	uncertain("aws_s3_bucket.b") with input as testing.plan([bucket, block])
}

test_companion_of_one_or_the_other_is_uncertain if {
	block := object.union(access, {"references": {"bucket": ["var.first", "aws_s3_bucket.b.id", "aws_s3_bucket.b", "aws_s3_bucket.other.id"]}})
	companions("aws_s3_bucket.b") == set() with input as testing.plan([bucket, block])
	uncertain("aws_s3_bucket.b") with input as testing.plan([bucket, block])
}

test_a_key_of_this_program_is_given if {
	topic := {"type": "aws_sns_topic", "name": "t", "unknown": {"kms_master_key_id": true}}
	key := object.union(topic, {"references": {"kms_master_key_id": ["aws_kms_key.k.arn", "aws_kms_key.k"]}})
	either := object.union(topic, {"references": {"kms_master_key_id": ["var.encrypt", "aws_kms_key.k.arn", "aws_kms_key.k"]}})
	plan.given(plan.resources("aws_sns_topic")["aws_sns_topic.t"], "kms_master_key_id", "aws_kms_key") == "pass" with input as testing.plan([key])
	plan.given(plan.resources("aws_sns_topic")["aws_sns_topic.t"], "kms_master_key_id", "aws_kms_key") == "unknown" with input as testing.plan([either])
}

test_arguments_of_generated_blocks_are_unknown if {
	block := {"state": "known", "value": {}, "unknown": {"port": true}, "written": null}
	plan.step([block], "port")[0].state == "unknown"
}

test_module_path if plan.module_path(`module.a["x.y"].module.b[0]`) == "a.b"

# A bucket in the root module and what configures it in a module that is given its name, or the other way round.
across(outer, inner, expressions, outputs) := {
	"resource_changes": array.concat(testing.plan([outer]).resource_changes, within.resource_changes),
	"configuration": {"root_module": {
		"resources": testing.plan([outer]).configuration.root_module.resources,
		"module_calls": {"m": {
			"expressions": expressions,
			"module": object.union(within.configuration.root_module.module_calls.m.module, {"outputs": outputs}),
		}},
	}},
} if {
	within := testing.in_module(testing.plan([inner]), "m")
}

test_companion_in_a_module_that_is_given_the_bucket if {
	block := object.union(access, {"references": {"bucket": ["var.name"]}})
	given := across(bucket, block, {"name": {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]}}, {})
	companions("aws_s3_bucket.b") == {"module.m.aws_s3_bucket_public_access_block.b"} with input as given
	other := across(bucket, block, {"name": {"references": ["aws_s3_bucket.other.id", "aws_s3_bucket.other"]}}, {})
	companions("aws_s3_bucket.b") == set() with input as other
	not uncertain("aws_s3_bucket.b") with input as other
	open := across(bucket, block, {"name": {"references": ["var.other"]}}, {})
	uncertain("aws_s3_bucket.b") with input as open
	part := object.union(access, {"references": {"bucket": ["var.name", "var.suffix"]}})
	uncertain("aws_s3_bucket.b") with input as across(bucket, part, {"name": {"references": ["aws_s3_bucket.b.id"]}}, {})
}

test_companion_of_what_a_module_gives if {
	outputs := {
		"name": {"expression": {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]}},
		"other": {"expression": {"references": ["aws_s3_bucket.other.id", "aws_s3_bucket.other"]}},
	}
	block := object.union(access, {"references": {"bucket": ["module.m.name", "module.m"]}})
	companions("module.m.aws_s3_bucket.b") == {"aws_s3_bucket_public_access_block.b"} with input as across(block, bucket, {}, outputs)
	other := object.union(access, {"references": {"bucket": ["module.m.other", "module.m"]}})
	companions("module.m.aws_s3_bucket.b") == set() with input as across(other, bucket, {}, outputs)
	not uncertain("module.m.aws_s3_bucket.b") with input as across(other, bucket, {}, outputs)
	either := object.union(access, {"references": {"bucket": ["module.m.name", "module.m.other", "module.m"]}})
	uncertain("module.m.aws_s3_bucket.b") with input as across(either, bucket, {}, outputs)
	apart := object.union(access, {"references": {"bucket": ["module.m.name", "module.m", "var.which"]}})
	uncertain("module.m.aws_s3_bucket.b") with input as across(apart, bucket, {}, outputs)
}

test_companion_of_a_module_s_own_bucket_concerns_no_other if {
	not uncertain("aws_s3_bucket.b") with input as across(bucket, access, {}, {})
	chosen := object.union(access, {"references": {"bucket": ["var.name", "aws_s3_bucket.b.id"]}})
	uncertain("aws_s3_bucket.b") with input as across(bucket, chosen, {}, {})
	first := object.union(access, {"references": {"bucket": ["aws_s3_bucket.b", "count.index"]}})
	not uncertain("aws_s3_bucket.b") with input as across(bucket, first, {}, {})
}
