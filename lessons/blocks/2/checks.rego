package lesson

import rego.v1

table if input.resource_changes[_].address == "aws_dynamodb_table.orders"

queues := [change | some change in input.resource_changes; change.address == "aws_sqs_queue.jobs"]

deny contains "The table aws_dynamodb_table.orders is gone: keep its block." if not table

deny contains `There is no resource "aws_sqs_queue" "jobs" yet.` if count(queues) == 0

deny contains `The queue's name isn't "jobs".` if {
	some queue in queues
	not queue.change.after.name == "jobs"
}

deny contains "The queue doesn't hold messages back for 30 seconds." if {
	some queue in queues
	not queue.change.after.delay_seconds == 30
}
