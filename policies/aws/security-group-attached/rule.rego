# METADATA
# title: Security groups are attached to something
# description: |
#   A group that nothing uses is taken up by mistake later, with whatever it opens.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-groups.html
# custom:
#   severity: low
#   remediation: |
#     Attach the group, or delete it.
#   equivalents:
#     checkov: [CKV2_AWS_5]
#     trivy: []
package terraformer.aws.security_group_attached

import data.terraformer.lib.plan

results contains plan.result(group, verdict, "Nothing uses the group.") if {
	some group in plan.resources("aws_security_group")
	plan.has_configuration(group)
	verdict := {true: "pass", false: "fail"}[group.block in used]
}

# What is written of groups themselves is no use of them.
own := {
	"aws_security_group", "aws_security_group_rule",
	"aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
}

used contains concat("", [split(key, "/")[0], "/", reference]) if {
	some key, block in plan.blocks
	not block.type in own
	walk(block.expressions, [_, expression])
	some reference in expression.references
}

# What is handed to a module, or on to others.
used contains concat("", ["/", reference]) if {
	some part in ["module_calls", "outputs"]
	some expressions in input.configuration.root_module[part]
	walk(expressions, [_, expression])
	some reference in expression.references
}
