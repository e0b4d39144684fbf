package lesson

import rego.v1

open_for contains cidr if {
	some change in input.resource_changes
	change.address == "aws_security_group.admin"
	some rule in change.change.after.ingress
	rule.from_port == 22
	some cidr in rule.cidr_blocks
}

deny contains "The office, 203.0.113.0/24, can't reach SSH." if not "203.0.113.0/24" in open_for

deny contains "SSH is open for others than the office." if count(open_for - {"203.0.113.0/24"}) > 0
