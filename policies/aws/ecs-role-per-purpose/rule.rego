# METADATA
# title: ECS tasks run under another role than the one that starts them
# description: |
#   The execution role pulls images and reads secrets for the agent; the task role is what the program has. In one role
#   the program may do both.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html
# custom:
#   severity: low
#   remediation: |
#     Give task_role_arn a role of its own with what the program needs.
#   equivalents:
#     checkov: [CKV_AWS_249]
#     trivy: []
package terraformer.aws.ecs_role_per_purpose

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(task, verdict, "One role starts the task and is what the program runs under.") if {
	some task in plan.resources("aws_ecs_task_definition")
	expect.verdict(task, {"path": ["task_role_arn"], "given": true}) != "fail"
	verdict := judged({role(task, argument) | some argument in ["task_role_arn", "execution_role_arn"]})
}

judged(roles) := "unknown" if {
	some one in roles
	not one.known
} else := "fail" if {
	count(roles) == 1
} else := "pass"

# A role by its value, or by the resource that it is taken from.
role(task, argument) := {"known": true, "is": plan.get(task, [argument])} if {
	not plan.unknown(task, [argument])
} else := {"known": true, "is": plan.references(task, argument)} if {
	plan.names_resources(plan.references(task, argument))
} else := {"known": false, "is": argument}
