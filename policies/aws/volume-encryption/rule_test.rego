package terraformer.aws.volume_encryption_test

import data.terraformer.aws.volume_encryption as rule
import data.terraformer.lib.testing

verdict(type, values, unknown) := r.result if {
	some r in rule.results with input as testing.plan([{"type": type, "name": "r", "values": values, "unknown": unknown}])
}

test_volume if {
	verdict("aws_ebs_volume", {"encrypted": true}, {}) == "pass"
	verdict("aws_ebs_volume", {"encrypted": false}, {}) == "fail"
	verdict("aws_ebs_volume", {}, {"encrypted": true}) == "unknown"
}

test_root_volume if {
	verdict("aws_instance", {"root_block_device": [{"encrypted": true}]}, {}) == "pass"
	verdict("aws_instance", {"root_block_device": [{"encrypted": false}]}, {}) == "fail"
	verdict("aws_instance", {"root_block_device": [{"volume_size": 8}]}, {"root_block_device": [{"encrypted": true}]}) == "unknown"
}

test_root_volume_left_to_the_account if verdict("aws_instance", {}, {"root_block_device": true}) == "unknown"

test_second_volume if {
	values := {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"encrypted": true}, {"encrypted": false}]}
	verdict("aws_instance", values, {}) == "fail"
}

test_launch_configuration if verdict("aws_launch_configuration", {"root_block_device": [{"encrypted": false}]}, {}) == "fail"
