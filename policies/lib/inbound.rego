# METADATA
# title: What networks of Azure and Google let in
# description: |
#   A concern says which traffic a rule is about: {"port": 22, "protocol": "tcp"}; without a port, it is about rules that open all.
package terraformer.lib.inbound

import data.terraformer.lib.plan

# azurerm(concern, message) judges the rules of network security groups: it fails when one lets every address on the internet in.
azurerm(concern, message) := {plan.result(rule, harmless(rule, [], concern), message) |
	some rule in plan.resources("azurerm_network_security_rule")
} | {plan.result(group, plan.all_of(verdicts), message) |
	some group in plan.resources("azurerm_network_security_group")
	inline := {harmless(group, ["security_rule", i], concern) | some i, _ in plan.get(group, ["security_rule"])}
	verdicts := inline | {"unknown" | plan.unknown(group, ["security_rule"]); not plan.unset(group, "security_rule")}
}

harmless(resource, path, concern) := plan.any_of({
	excluded(resource, array.concat(path, ["direction"]), "^(?i)outbound$"),
	excluded(resource, array.concat(path, ["access"]), "^(?i)deny$"),
	other_protocol(resource, array.concat(path, ["protocol"]), concern),
	plan.all_of({ports(resource, array.concat(path, [a]), concern) | some a in ["destination_port_range", "destination_port_ranges"]}),
	plan.all_of({sources(resource, array.concat(path, [a])) | some a in ["source_address_prefix", "source_address_prefixes"]}),
})

excluded(resource, path, pattern) := "fail" if {
	plan.unset(resource, path[0])
} else := "unknown" if {
	plan.unknown(resource, path)
} else := "pass" if {
	regex.match(pattern, plan.get(resource, path))
} else := "fail"

other_protocol(resource, path, concern) := "unknown" if {
	plan.unknown(resource, path)
} else := "fail" if {
	lower(plan.get(resource, path)) in {concern.protocol, "*", "all"}
} else := "pass"

# ports are harmless when no range of them has the port.
ports(resource, path, concern) := "fail" if {
	some range in listed(plan.get(resource, path))
	within(range, concern)
} else := "unknown" if {
	open(resource, path)
} else := "pass"

within("*", _)

within("0-65535", _)

within("1-65535", _)

within(range, concern) if to_number(range) == concern.port

within(range, concern) if {
	[low, high] := split(range, "-")
	to_number(low) <= concern.port
	concern.port <= to_number(high)
}

sources(resource, path) := "fail" if {
	some source in listed(plan.get(resource, path))
	regex.match(`^(?i)(\*|any|internet)$|/0$`, source)
} else := "unknown" if {
	open(resource, path)
} else := "pass"

open(resource, path) if plan.unknown(resource, path)

open(resource, path) if true in object.get(resource.unknown, path, [])

# One value, or a list of them.
listed(value) := {one | some one in value} | {value | is_string(value)}

# google(concern, message) judges firewall rules in the same way.
google(concern, message) := {plan.result(rule, plan.any_of(verdicts), message) |
	some rule in plan.resources("google_compute_firewall")
	allowed := {plan.any_of({
		other_protocol(rule, ["allow", i, "protocol"], concern),
		allowed_ports(rule, i, concern),
	}) |
		some i, _ in plan.get(rule, ["allow"])
	} | {"unknown" | plan.unknown(rule, ["allow"])}
	verdicts := {
		excluded(rule, ["direction"], "^EGRESS$"),
		plan.verdict(rule, ["disabled"], {true}),
		plan.all_of(allowed),
		given_sources(rule),
	}
}

# Without source ranges, the rule is about tags or accounts.
given_sources(rule) := "pass" if {
	plan.unset(rule, "source_ranges")
} else := sources(rule, ["source_ranges"])

# No ports are all ports.
allowed_ports(rule, i, _) := "fail" if {
	plan.get(rule, ["allow", i, "ports"]) in {null, []}
	not plan.unknown(rule, ["allow", i, "ports"])
}

allowed_ports(rule, i, concern) := ports(rule, ["allow", i, "ports"], concern) if {
	not plan.get(rule, ["allow", i, "ports"]) in {null, []}
}

allowed_ports(rule, i, _) := "unknown" if plan.unknown(rule, ["allow", i, "ports"])
