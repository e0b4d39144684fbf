# METADATA
# title: ECS containers have a read-only root file system
# description: |
#   Then an intruder can neither change the program nor leave tools behind. What has to be written goes to a volume.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_security
# custom:
#   severity: low
#   remediation: |
#     Set readonlyRootFilesystem = true in each container, and mount volumes for what it writes.
#   equivalents:
#     checkov: [CKV_AWS_336]
#     trivy: []
package terraformer.aws.ecs_read_only_root

import data.terraformer.lib.ecs
import data.terraformer.lib.plan

results contains plan.result(task, verdict, "A container may write to its root file system.") if {
	some task in plan.resources("aws_ecs_task_definition")
	verdict := ecs.verdict(task, [container |
		some container in ecs.containers(task)
		object.get(container, "readonlyRootFilesystem", false) != true
	])
}
