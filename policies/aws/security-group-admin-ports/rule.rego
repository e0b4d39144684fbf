# METADATA
# title: Security groups don't open SSH or RDP to the world
# custom:
#   severity: high
#   equivalents:
#     checkov: [CKV_AWS_24, CKV_AWS_25]
#     trivy: [AWS-0107]
package terraformer.aws.security_group_admin_ports

import data.terraformer.lib.plan

ports := {22, 3389}

world := {"0.0.0.0/0", "::/0"}

message := "Port 22 or 3389 is open to every address on the internet."

# Rules written inside the group.
results contains plan.result(group, plan.all_of(verdicts), message) if {
	some group in plan.resources("aws_security_group")
	inline := {ingress(group, ["ingress", i], many) | some i, _ in plan.get(group, ["ingress"])}
	verdicts := inline | {"unknown" | plan.unknown(group, ["ingress"]); not plan.unset(group, "ingress")}
}

# Rules of their own.
results contains plan.result(rule, plan.any_of({outward, opening}), message) if {
	some rule in plan.resources("aws_security_group_rule")
	outward := plan.verdict(rule, ["type"], {"egress"})
	opening := ingress(rule, [], many)
}

results contains plan.result(rule, ingress(rule, [], one), message) if {
	some rule in plan.resources("aws_vpc_security_group_ingress_rule")
}

# What the arguments are called.
many := {"protocol": "protocol", "sources": ["cidr_blocks", "ipv6_cidr_blocks"]}

one := {"protocol": "ip_protocol", "sources": ["cidr_ipv4", "cidr_ipv6"]}

# A rule is harmless when its protocol, its ports or its sources are.
ingress(resource, path, names) := plan.any_of({
	plan.verdict(resource, protocol, {"udp", "icmp", "icmpv6", "17", "1", "58"}),
	range(resource, path, protocol),
	closed(resource, path, names.sources),
}) if {
	protocol := array.concat(path, [names.protocol])
}

default range(_, _, _) := "pass"

range(resource, path, protocol) := "fail" if {
	every_port(resource, protocol)
} else := "unknown" if {
	some end in ["from_port", "to_port"]
	plan.unknown(resource, array.concat(path, [end]))
} else := "fail" if {
	some port in ports
	plan.get(resource, array.concat(path, ["from_port"])) <= port
	port <= plan.get(resource, array.concat(path, ["to_port"]))
} else := "unknown" if plan.unknown(resource, protocol)

# All protocols means all ports, whatever the ports say.
every_port(resource, protocol) if plan.get(resource, protocol) in {"-1", "all"}

closed(resource, path, sources) := plan.all_of({source(resource, array.concat(path, [argument])) | some argument in sources})

default source(_, _) := "pass"

source(resource, path) := "fail" if addresses(resource, path) & world != set()

source(resource, path) := "unknown" if {
	addresses(resource, path) & world == set()
	partly_unknown(resource, path)
}

addresses(resource, path) := {address | some address in plan.get(resource, path)} | {address |
	address := plan.get(resource, path)
	is_string(address)
}

partly_unknown(resource, path) if plan.unknown(resource, path)

partly_unknown(resource, path) if true in object.get(resource.unknown, path, [])
