package lesson

import rego.v1

delays := {change.index: change.change.after.delay_seconds |
	some change in input.resource_changes
	change.type == "aws_sqs_queue"
}

deny contains sprintf("The queue %s doesn't hold messages back for %d seconds.", [name, seconds]) if {
	some name, seconds in {"mail": 5, "billing": 60}
	not delays[name] == seconds
}

mapped if {
	some block in input.configuration.root_module.resources
	block.type == "aws_sqs_queue"
	"each.value" in block.expressions.delay_seconds.references
}

deny contains "delay_seconds doesn't come from the map." if not mapped
