package terraformer.aws.messaging_encryption_test

import data.terraformer.aws.messaging_encryption as rule
import data.terraformer.lib.testing

verdict(type, values, unknown, references) := r.result if {
	resource := {"type": type, "name": "r", "values": values, "unknown": unknown, "references": references}
	some r in rule.results with input as testing.plan([resource])
}

test_topic if {
	verdict("aws_sns_topic", {"kms_master_key_id": "alias/aws/sns"}, {}, {}) == "pass"
	verdict("aws_sns_topic", {"kms_master_key_id": null}, {}, {}) == "fail"
}

test_topic_with_a_key_of_the_program if {
	references := {"kms_master_key_id": ["aws_kms_key.k.arn", "aws_kms_key.k"]}
	verdict("aws_sns_topic", {}, {"kms_master_key_id": true}, references) == "pass"
}

test_topic_with_some_key if {
	references := {"kms_master_key_id": ["module.keys.arn", "module.keys"]}
	verdict("aws_sns_topic", {}, {"kms_master_key_id": true}, references) == "unknown"
}

test_queue if {
	verdict("aws_sqs_queue", {"kms_master_key_id": "alias/aws/sqs"}, {}, {}) == "pass"
	verdict("aws_sqs_queue", {"sqs_managed_sse_enabled": true}, {}, {}) == "pass"
	verdict("aws_sqs_queue", {"sqs_managed_sse_enabled": false}, {}, {}) == "fail"
}

test_queue_left_to_sqs if verdict("aws_sqs_queue", {}, {"sqs_managed_sse_enabled": true}, {}) == "unknown"
