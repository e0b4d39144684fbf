# METADATA
# title: ECS services on Fargate follow the latest platform
# description: |
#   A platform version is the kernel and the runtime below the containers. Those that are named and old get no more
#   security fixes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
# custom:
#   severity: low
#   remediation: |
#     Leave platform_version out, or set it to "LATEST".
#   equivalents:
#     checkov: [CKV_AWS_332]
#     trivy: []
package terraformer.aws.ecs_platform_version

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecs_service", "path": ["platform_version"], "matches": `^(LATEST|1\.4\.0)$`, "absent": "pass",
	"remedy": {"set": "LATEST"},
	"message": "The platform version is an old one.",
}])
