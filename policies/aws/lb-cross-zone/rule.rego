# METADATA
# title: Load balancers spread requests over all zones
# description: |
#   Otherwise each zone gets the same share, however many targets it has: few targets are overloaded while others idle,
#   and a zone without healthy ones fails its requests. Application load balancers always do it; classic ones unless
#   told otherwise.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#cross-zone-load-balancing
# custom:
#   severity: low
#   remediation: |
#     Set enable_cross_zone_load_balancing = true, and for aws_elb leave cross_zone_load_balancing on.
#   equivalents:
#     checkov: [CKV_AWS_138, CKV_AWS_152]
#     trivy: []
package terraformer.aws.lb_cross_zone

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["aws_lb", "aws_alb"], "path": ["enable_cross_zone_load_balancing"], "in": [true],
		"when": [{"path": ["load_balancer_type"], "in": ["network", "gateway"]}],
		"message": "Requests stay in the zone where they come in.",
	},
	{
		"type": "aws_elb", "path": ["cross_zone_load_balancing"], "not_in": [false],
		"message": "Requests stay in the zone where they come in.",
	},
])
