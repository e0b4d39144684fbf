# METADATA
# title: ECS containers send their logs somewhere
# description: |
#   Without a log driver, what a container prints is gone with it, and with it the way to find out what went wrong or
#   who came in.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
# custom:
#   severity: medium
#   remediation: |
#     Add logConfiguration with logDriver = "awslogs" to each container.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.ecs_logging

import data.terraformer.lib.ecs
import data.terraformer.lib.plan

results contains plan.result(task, verdict, "A container has no log driver.") if {
	some task in plan.resources("aws_ecs_task_definition")
	verdict := ecs.verdict(task, [container |
		some container in ecs.containers(task)
		not container.logConfiguration.logDriver
	])
}
