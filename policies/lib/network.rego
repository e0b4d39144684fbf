# METADATA
# title: Whether a rule of a firewall lets the whole internet in
package terraformer.lib.network

import data.terraformer.lib.expect
import data.terraformer.lib.plan

# closed(place, names, port) passes when a rule doesn't let every address on the internet reach a TCP port, or, with port "all", every
# port. Names are what its arguments are called: {protocol, sources}.
closed(place, _, _) := {"unknown": "unknown", "absent": "pass"}[place.state]

closed(place, names, port) := plan.any_of({other_protocol, outside(place, names, port), from_somewhere}) if {
	place.state == "known"
	other_protocol := expect.verdict(place, {"path": [names.protocol], "in": ["udp", "17", "icmp", "1", "icmpv6", "58"]})
	from_somewhere := plan.all_of({expect.verdict(place, {"path": [source], "not_in": ["0.0.0.0/0", "::/0"]}) | some source in names.sources})
}

# All protocols means all ports, whatever the ports say, and from 0 to 0 or from -1 to -1 is meant so, too.
outside(place, names, port) := plan.all_of({some_protocol(place, names), some_port, apart(place, port)}) if {
	some_port := plan.any_of({expect.verdict(place, {"path": [end], "not_in": [0, -1]}) | some end in ["from_port", "to_port"]})
}

some_protocol(place, names) := expect.verdict(place, {"path": [names.protocol], "not_in": ["-1", "all"]})

apart(place, "all") := plan.any_of({
	expect.verdict(place, {"path": ["from_port"], "at_least": 1}),
	expect.verdict(place, {"path": ["to_port"], "at_most": 65534, "absent": "fail"}),
})

apart(place, port) := plan.any_of({
	expect.verdict(place, {"path": ["from_port"], "at_least": port + 1}),
	expect.verdict(place, {"path": ["to_port"], "at_most": port - 1, "absent": "fail"}),
}) if {
	is_number(port)
}
