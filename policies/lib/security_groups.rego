# METADATA
# title: What security groups and network ACLs of AWS let in
package terraformer.lib.security_groups

import data.terraformer.lib.expect
import data.terraformer.lib.network
import data.terraformer.lib.plan

many := {"protocol": "protocol", "sources": ["cidr_blocks", "ipv6_cidr_blocks"]}

one := {"protocol": "ip_protocol", "sources": ["cidr_ipv4", "cidr_ipv6"]}

acl := {"protocol": "protocol", "sources": ["cidr_block", "ipv6_cidr_block"]}

# ingress(port, message) judges each rule for traffic from outside, in a security group or of its own: it fails when it lets every
# address on the internet reach the TCP port, or with port "all" every port.
ingress(port, message) := {plan.result(resource, verdict, message) | some [resource, verdict] in rules(port)}

rules(port) := (inline | alone) | single if {
	inline := {[group, plan.all_of(verdicts)] |
		some type in ["aws_security_group", "aws_default_security_group"]
		some group in plan.resources(type)
		verdicts := {network.closed(place, many, port) | some place in plan.spots(group, ["ingress"])}
	}
	alone := {[rule, plan.any_of({outward, network.closed(place, many, port)})] |
		some rule in plan.resources("aws_security_group_rule")
		some place in plan.root(rule)
		outward := expect.verdict(place, {"path": ["type"], "in": ["egress"]})
	}
	single := {[rule, network.closed(place, one, port)] |
		some rule in plan.resources("aws_vpc_security_group_ingress_rule")
		some place in plan.root(rule)
	}
}

# acl_ingress(port, message) does so for network ACLs.
acl_ingress(port, message) := {plan.result(resource, verdict, message) | some [resource, verdict] in acl_rules(port)}

acl_rules(port) := inline | alone if {
	inline := {[list, plan.all_of(verdicts)] |
		some type in ["aws_network_acl", "aws_default_network_acl"]
		some list in plan.resources(type)
		entries := plan.spots(list, ["ingress"])
		verdicts := {plan.any_of({denied(place, "action"), network.closed(place, acl, port), before(entries, place, port)}) | some place in entries}
	}
	alone := {[rule, plan.any_of({outward, denied(place, "rule_action"), network.closed(place, acl, port)})] |
		some rule in plan.resources("aws_network_acl_rule")
		some place in plan.root(rule)
		outward := expect.verdict(place, {"path": ["egress"], "in": [true]})
	}
}

# A place is an entry, or where entries aren't known.
denied(place, action) := expect.verdict(place, {"path": [action], "in": ["deny"]})

# Entries count in order: what one denies, none that comes later allows.
before(entries, place, port) := "pass" if {
	some entry in entries
	entry.value.rule_no < place.value.rule_no
	denied(entry, "action") == "pass"
	network.closed(entry, acl, port) == "fail"
} else := "fail"
