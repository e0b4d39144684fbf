# METADATA
# title: ECS clusters measure their containers
# description: |
#   Container Insights shows memory, processor and network by task and service. Without it one sees that a task died,
#   not why.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
# custom:
#   severity: low
#   remediation: |
#     Add a setting block with name = "containerInsights" and value = "enabled" or "enhanced".
#   equivalents:
#     checkov: [CKV_AWS_65]
#     trivy: [AWS-0034]
package terraformer.aws.ecs_insights

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecs_cluster", "path": ["setting", "value"], "in": ["enabled", "enhanced"],
	"message": "Container Insights isn't enabled.",
}])
