# METADATA
# title: Target groups say how a healthy target answers
# description: |
#   Unless told otherwise the load balancer asks for "/", which may redirect, want a login, or answer although the
#   database is gone. A page made for the purpose tells broken targets from working ones.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
# custom:
#   severity: low
#   remediation: |
#     Add a health_check block with the path that tells whether the program works.
#   equivalents:
#     checkov: [CKV_AWS_261]
#     trivy: []
package terraformer.aws.lb_target_health

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_lb_target_group", "aws_alb_target_group"], "path": ["health_check", "path"], "given": true,
	"when": [{"path": ["protocol"], "in": ["HTTP", "HTTPS"]}],
	"message": "No path is checked.",
}])
