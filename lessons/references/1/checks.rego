package lesson

import rego.v1

subnets := [block | some block in input.configuration.root_module.resources; block.address == "aws_subnet.app"]

deny contains "The subnet aws_subnet.app is gone: keep its block." if count(subnets) == 0

refers if "aws_vpc.main.id" in subnets[0].expressions.vpc_id.references

deny contains "vpc_id of the subnet doesn't refer to aws_vpc.main yet." if not refers
