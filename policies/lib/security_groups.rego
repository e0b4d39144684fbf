# METADATA
# title: What security groups of AWS let in
package terraformer.lib.security_groups

import data.terraformer.lib.plan

# ingress(port, message) judges every rule for traffic from outside, in a group or of its own: it fails when it lets every
# address on the internet reach the TCP port.
ingress(port, message) := (inside(port, message) | alone(port, message)) | single(port, message)

inside(port, message) := {plan.result(group, plan.all_of(verdicts), message) |
	some group in plan.resources("aws_security_group")
	inline := {harmless(group, ["ingress", i], many, port) | some i, _ in plan.get(group, ["ingress"])}
	verdicts := inline | {"unknown" | plan.unknown(group, ["ingress"]); not plan.unset(group, "ingress")}
}

alone(port, message) := {plan.result(rule, plan.any_of({outward, harmless(rule, [], many, port)}), message) |
	some rule in plan.resources("aws_security_group_rule")
	outward := plan.verdict(rule, ["type"], {"egress"})
}

single(port, message) := {plan.result(rule, harmless(rule, [], one, port), message) |
	some rule in plan.resources("aws_vpc_security_group_ingress_rule")
}

# What the arguments are called.
many := {"protocol": "protocol", "sources": ["cidr_blocks", "ipv6_cidr_blocks"]}

one := {"protocol": "ip_protocol", "sources": ["cidr_ipv4", "cidr_ipv6"]}

# A rule is harmless when its protocol, its ports or its sources are.
harmless(resource, path, names, port) := plan.any_of({
	plan.verdict(resource, protocol, {"udp", "icmp", "icmpv6", "17", "1", "58"}),
	range(resource, path, protocol, port),
	closed(resource, path, names.sources),
}) if {
	protocol := array.concat(path, [names.protocol])
}

default range(_, _, _, _) := "pass"

range(resource, path, protocol, port) := "fail" if {
	every_port(resource, path, protocol)
} else := "unknown" if {
	some end in ["from_port", "to_port"]
	plan.unknown(resource, array.concat(path, [end]))
} else := "fail" if {
	plan.get(resource, array.concat(path, ["from_port"])) <= port
	port <= plan.get(resource, array.concat(path, ["to_port"]))
} else := "unknown" if plan.unknown(resource, protocol)

# All protocols means all ports, whatever the ports say. From 0 to 0 is meant so, too.
every_port(resource, _, protocol) if plan.get(resource, protocol) in {"-1", "all"}

every_port(resource, path, _) if {
	plan.get(resource, array.concat(path, ["from_port"])) == 0
	plan.get(resource, array.concat(path, ["to_port"])) == 0
}

closed(resource, path, sources) := plan.all_of({source(resource, array.concat(path, [argument])) | some argument in sources})

default source(_, _) := "pass"

source(resource, path) := "fail" if {
	plan.addresses(plan.get(resource, path)) & plan.world != set()
} else := "unknown" if {
	plan.unknown(resource, path)
} else := "unknown" if true in object.get(resource.unknown, path, [])
