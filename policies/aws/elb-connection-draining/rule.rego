# METADATA
# title: Classic load balancers let requests finish
# description: |
#   Without draining, an instance that is taken out, at each deployment for instance, drops the requests it is working
#   on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html
# custom:
#   severity: low
#   remediation: |
#     Set connection_draining = true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.elb_connection_draining

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_elb", "path": ["connection_draining"], "in": [true],
	"message": "Connection draining isn't enabled.",
}])
