package main

import rego.v1

deny contains msg if {
	some change in input.resource_changes
	change.type == "aws_sqs_queue"
	msg := sprintf("%s isn't encrypted", [change.address])
}
