# METADATA
# title: ECS containers aren't privileged
# description: |
#   A privileged container is root on its host: whoever breaks into it has every other container there, and the role of
#   the instance.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_security
# custom:
#   severity: high
#   remediation: |
#     Remove privileged, and add the one Linux capability that is needed, if any.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.ecs_privileged

import data.terraformer.lib.ecs
import data.terraformer.lib.plan

# checkov's CKV_AWS_334 looks for "privilege", which is no setting of a container.

results contains plan.result(task, verdict, "A container is privileged.") if {
	some task in plan.resources("aws_ecs_task_definition")
	verdict := ecs.verdict(task, [container |
		some container in ecs.containers(task)
		container.privileged == true
	])
}
