package terraformer.aws.security_group_admin_ports_test

import data.terraformer.aws.security_group_admin_ports as rule
import data.terraformer.lib.testing

open := {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"], "ipv6_cidr_blocks": []}

group(ingress) := verdict if {
	resource := {"type": "aws_security_group", "name": "g", "values": {"ingress": ingress}}
	some r in rule.results with input as testing.plan([resource])
	verdict := r.result
}

alone(type, values, unknown) := verdict if {
	resource := {"type": type, "name": "r", "values": values, "unknown": unknown}
	some r in rule.results with input as testing.plan([resource])
	verdict := r.result
}

test_ssh_open if group([open]) == "fail"

test_rdp_open_to_ipv6 if group([object.union(open, {"from_port": 3000, "to_port": 4000, "cidr_blocks": [], "ipv6_cidr_blocks": ["::/0"]})]) == "fail"

test_all_protocols if group([object.union(open, {"protocol": "-1", "from_port": 0, "to_port": 0})]) == "fail"

test_https_open if group([object.union(open, {"from_port": 443, "to_port": 443})]) == "pass"

test_udp_open if group([object.union(open, {"protocol": "udp"})]) == "pass"

test_ssh_inside if group([object.union(open, {"cidr_blocks": ["10.0.0.0/8"]})]) == "pass"

test_one_of_two if group([object.union(open, {"from_port": 443, "to_port": 443}), open]) == "fail"

test_no_rules if group([]) == "pass"

test_group_with_unknown_rules if {
	resource := {"type": "aws_security_group", "name": "g", "unknown": {"ingress": true}, "references": {"ingress": ["var.rules"]}}
	testing.verdicts(rule.results) == {["aws_security_group.g", "unknown"]} with input as testing.plan([resource])
}

test_group_without_rules_written if {
	resource := {"type": "aws_security_group", "name": "g", "unknown": {"ingress": true}}
	testing.verdicts(rule.results) == {["aws_security_group.g", "pass"]} with input as testing.plan([resource])
}

test_rule_ingress if alone("aws_security_group_rule", object.union(open, {"type": "ingress"}), {}) == "fail"

test_rule_egress if alone("aws_security_group_rule", object.union(open, {"type": "egress"}), {}) == "pass"

test_rule_with_unknown_source if {
	values := object.union(object.remove(open, ["cidr_blocks"]), {"type": "ingress"})
	alone("aws_security_group_rule", values, {"cidr_blocks": [true]}) == "unknown"
}

test_rule_with_unknown_port if {
	values := object.union(object.remove(open, ["to_port"]), {"type": "ingress"})
	alone("aws_security_group_rule", values, {"to_port": true}) == "unknown"
}

test_vpc_rule if {
	values := {"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "0.0.0.0/0"}
	alone("aws_vpc_security_group_ingress_rule", values, {}) == "fail"
	alone("aws_vpc_security_group_ingress_rule", object.union(values, {"cidr_ipv4": "10.0.0.0/8"}), {}) == "pass"
	alone("aws_vpc_security_group_ingress_rule", object.remove(values, ["ip_protocol"]), {"ip_protocol": true}) == "unknown"
}
