# METADATA
# title: Secrets of ECS containers come from a store
# description: |
#   What stands under environment is shown to everybody who may describe the task, in every revision ever made, and in
#   the state of Terraform.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
# custom:
#   severity: high
#   remediation: |
#     Put the secret into Secrets Manager or the Parameter Store and name it under secrets instead of environment.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.ecs_plain_secrets

import data.terraformer.lib.ecs
import data.terraformer.lib.plan

results contains plan.result(task, verdict, "A variable holds what looks like a secret in clear.") if {
	some task in plan.resources("aws_ecs_task_definition")
	verdict := ecs.verdict(task, [container |
		some container in ecs.containers(task)
		some variable in container.environment
		regex.match(`(?i)(^|_)(passw(or)?d|secret|secret_(access_)?key|access_key_id|api_?key|auth_data|token)$`, variable.name)
		variable.value != ""
	])
}
