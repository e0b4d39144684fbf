# METADATA
# title: Load balancers log the requests they get
# description: |
#   The log tells who asked for what, when, and how it was answered: what is needed to see an attack, and to find out
#   afterwards how far it came. Gateway load balancers have none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
# custom:
#   severity: low
#   remediation: |
#     Add an access_logs block with a bucket and enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_91, CKV_AWS_92]
#     trivy: []
package terraformer.aws.lb_access_logs

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["aws_lb", "aws_alb"], "path": ["access_logs", "enabled"], "in": [true],
		"or": [{"path": ["load_balancer_type"], "in": ["gateway"]}],
		"message": "Access logs aren't enabled.",
	},
	{
		"type": "aws_elb", "path": ["access_logs", "bucket"], "given": true,
		"message": "Access logs aren't enabled.",
	},
	{
		"type": "aws_elb", "path": ["access_logs", "enabled"], "not_in": [false],
		"message": "Access logs are switched off.",
	},
])
