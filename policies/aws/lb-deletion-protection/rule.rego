# METADATA
# title: Load balancers are protected against deletion
# description: |
#   Deleted by mistake, a load balancer takes the site down, and the one that replaces it has another address. The
#   protection makes deleting it take two steps.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#deletion-protection
# custom:
#   severity: low
#   remediation: |
#     Set enable_deletion_protection = true.
#   equivalents:
#     checkov: [CKV_AWS_150]
#     trivy: []
package terraformer.aws.lb_deletion_protection

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_lb", "aws_alb"], "path": ["enable_deletion_protection"], "in": [true],
	"message": "Deletion protection isn't enabled.",
}])
