# METADATA
# title: ECS tasks don't share the host's processes
# description: |
#   In the name space of the host, a container sees every process there and what it was started with, and may stop those
#   of its user.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_definition_pidmode
# custom:
#   severity: medium
#   remediation: |
#     Leave pid_mode out, or set it to "task" where the containers of one task watch each other.
#   equivalents:
#     checkov: [CKV_AWS_335]
#     trivy: []
package terraformer.aws.ecs_host_process

import data.terraformer.lib.ecs
import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains object.union(plan.result(task, plan.all_of({own, inside}), "The task sees the processes of its host."), edit(own, inside)) if {
	some task in plan.resources("aws_ecs_task_definition")
	own := expect.verdict(task, {"path": ["pid_mode"], "not_in": ["host"]})
	inside := ecs.verdict(task, [container | some container in ecs.containers(task); container.pidMode == "host"])
}

# What a container's own definition says is in a document, of which no edit is made.
edit("fail", "pass") := {"remedy": {"path": ["pid_mode"], "remove": true}}

edit(own, inside) := {} if [own, inside] != ["fail", "pass"]
