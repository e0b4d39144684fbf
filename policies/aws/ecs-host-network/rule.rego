# METADATA
# title: ECS tasks don't use the host's network
# description: |
#   In the mode "host" a container listens on every port of the instance, past the task's own security group, and
#   reaches the credentials of the instance.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
# custom:
#   severity: medium
#   remediation: |
#     Set network_mode = "awsvpc".
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.ecs_host_network

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecs_task_definition", "path": ["network_mode"], "not_in": ["host"],
	"remedy": {"remove": true},
	"message": "The task uses the network of its host.",
}])
