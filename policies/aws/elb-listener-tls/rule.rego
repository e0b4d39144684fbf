# METADATA
# title: Listeners of classic load balancers speak TLS
# description: |
#   What crosses the internet over HTTP or plain TCP is read and changed by whoever sits in between.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-create-https-ssl-load-balancer.html
# custom:
#   severity: high
#   remediation: |
#     Set lb_protocol to "https" or "ssl" and ssl_certificate_id in each listener, or move to an application load
#     balancer, which can redirect.
#   equivalents:
#     checkov: [CKV_AWS_376, CKV_AWS_127]
#     trivy: []
package terraformer.aws.elb_listener_tls

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_elb", "path": ["listener", "lb_protocol"], "matches": `(?i)^(https|ssl)$`,
		"message": "A listener speaks without TLS.",
	},
	{
		"type": "aws_elb", "path": ["listener", "ssl_certificate_id"], "given": true,
		"message": "A listener has no certificate.",
	},
])
