# METADATA
# title: Commands that people run in ECS containers are logged
# description: |
#   ECS Exec is a shell in production. Without logs nobody knows what was done there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
# custom:
#   severity: medium
#   remediation: |
#     Leave logging at DEFAULT, or set it to OVERRIDE with a log group or bucket.
#   equivalents:
#     checkov: [CKV_AWS_223]
#     trivy: []
package terraformer.aws.ecs_exec_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecs_cluster", "path": ["configuration", "execute_command_configuration", "logging"], "not_in": ["NONE"],
	"remedy": {"set": "DEFAULT"},
	"message": "Commands aren't logged.",
}])
