# METADATA
# title: ECS tasks don't get public addresses
# description: |
#   With a public address a task can be reached past the load balancer and whatever guards it. Behind a NAT gateway or
#   VPC endpoints it reaches what it needs without one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
# custom:
#   severity: high
#   remediation: |
#     Set assign_public_ip = false and use private subnets.
#   equivalents:
#     checkov: [CKV_AWS_333]
#     trivy: []
package terraformer.aws.ecs_public_ip

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_ecs_service", "aws_ecs_task_set"], "path": ["network_configuration", "assign_public_ip"], "not_in": [true],
	"message": "The tasks get public addresses.",
}])
