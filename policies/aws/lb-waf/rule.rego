# METADATA
# title: Load balancers on the internet are behind a web ACL
# description: |
#   A web ACL stops the usual attacks and floods before they reach the program, and is where the next hole in a library
#   can be closed within the hour. Only application load balancers can have one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating.html
# custom:
#   severity: medium
#   remediation: |
#     Add an aws_wafv2_web_acl_association with the load balancer as resource_arn.
#   equivalents:
#     checkov: [CKV2_AWS_28]
#     trivy: []
package terraformer.aws.lb_waf

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_lb", "aws_alb"], "path": ["internal"], "in": [true],
	"or": [
		{"path": ["load_balancer_type"], "in": ["network", "gateway"]},
		{"companion": {"type": "aws_wafv2_web_acl_association", "by": "resource_arn"}, "path": ["web_acl_arn"], "given": true},
		{"companion": {"type": "aws_wafregional_web_acl_association", "by": "resource_arn"}, "path": ["web_acl_id"], "given": true},
	],
	"remedy": false,
	"message": "No web ACL is associated with this load balancer.",
}])
