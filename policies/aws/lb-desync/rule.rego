# METADATA
# title: Load balancers mitigate HTTP desync attacks
# description: |
#   Where the balancer and the server behind it read an odd request differently, an attacker slips a second request into
#   somebody else's connection. In the mode "monitor" such requests are let through.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#desync-mitigation-mode
# custom:
#   severity: medium
#   remediation: |
#     Leave desync_mitigation_mode out, which means "defensive", or set it to "strictest".
#   equivalents:
#     checkov: [CKV_AWS_328]
#     trivy: []
package terraformer.aws.lb_desync

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_lb", "aws_alb", "aws_elb"], "path": ["desync_mitigation_mode"], "not_in": ["monitor"],
	"remedy": {"set": "defensive"},
	"message": "Requests that look like an attack are let through.",
}])
