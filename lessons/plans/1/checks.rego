package lesson

import rego.v1

answers := input.planned_values.outputs

created := count([1 | some change in input.resource_changes; change.change.actions == ["create"]])

network := cidr if {
	some change in input.resource_changes
	change.address == "aws_subnet.app[1]"
	cidr := change.change.after.cidr_block
}

deny contains "The program isn't as it was: main.tf stays." if not network == "10.0.1.0/24"

deny contains "That isn't how many resources would be created." if not answers.created.value == created

deny contains "That isn't the network of the second subnet." if not answers.second_network.value == network
