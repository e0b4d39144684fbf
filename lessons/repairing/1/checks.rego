package lesson

import rego.v1

subnets := [change | some change in input.resource_changes; change.type == "aws_subnet"]

deny contains "There are no two subnets any more: both stay." if count(subnets) != 2

inside contains block.name if {
	some block in input.configuration.root_module.resources
	block.type == "aws_subnet"
	"aws_vpc.main.id" in block.expressions.vpc_id.references
}

shown := {reference | some reference in input.configuration.root_module.outputs.subnets.expression.references}

deny contains sprintf("The subnet %s doesn't lie in the network aws_vpc.main.", [name]) if {
	some name in ({"app", "data"} - inside)
}

deny contains sprintf("The output subnets doesn't show the subnet %s.", [name]) if {
	some name in ["app", "data"]
	not sprintf("aws_subnet.%s.id", [name]) in shown
}
