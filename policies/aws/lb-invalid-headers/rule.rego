# METADATA
# title: Application load balancers drop headers that are invalid
# description: |
#   Headers with characters that HTTP forbids are understood differently by different servers, which is what request
#   smuggling lives on. No browser sends them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes
# custom:
#   severity: medium
#   remediation: |
#     Set drop_invalid_header_fields = true.
#   equivalents:
#     checkov: [CKV_AWS_131]
#     trivy: [AWS-0052]
package terraformer.aws.lb_invalid_headers

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_lb", "aws_alb"], "path": ["drop_invalid_header_fields"], "in": [true],
	"or": [{"path": ["load_balancer_type"], "in": ["network", "gateway"]}],
	"message": "Invalid headers are passed on.",
}])
