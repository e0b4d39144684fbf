package lesson

import rego.v1

networks := [change | some change in input.resource_changes; change.type == "aws_vpc"]

deny contains "The network aws_vpc.main is gone: keep its block." if count(networks) == 0

deny contains "enable_dns_hostnames isn't true yet." if {
	some network in networks
	not network.change.after.enable_dns_hostnames == true
}
