package main

import rego.v1

deny contains msg if {
	some change in input.resource_changes
	change.type == "aws_sqs_queue"
	not change.change.after.sqs_managed_sse_enabled
	msg := sprintf("%s isn't encrypted", [change.address])
}
