package lesson_test

import data.main
import rego.v1

queue(after) := {"resource_changes": [{"address": "aws_sqs_queue.x", "type": "aws_sqs_queue", "change": {"after": after}}]}

test_a_queue_without_encryption_is_denied if count(main.deny) == 1 with input as queue({"sqs_managed_sse_enabled": false})

test_a_queue_that_says_nothing_of_it_is_denied if count(main.deny) == 1 with input as queue({})

test_an_encrypted_queue_is_taken if count(main.deny) == 0 with input as queue({"sqs_managed_sse_enabled": true})

test_other_resources_are_taken if {
	count(main.deny) == 0 with input as {"resource_changes": [{"address": "aws_vpc.x", "type": "aws_vpc", "change": {"after": {}}}]}
}
