# METADATA
# title: Listeners of load balancers speak TLS or redirect to it
# description: |
#   What crosses the internet over HTTP, passwords and cookies included, is read and changed by whoever sits in between.
#   A listener on port 80 is for sending browsers to HTTPS and nothing else.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
# custom:
#   severity: high
#   remediation: |
#     Set protocol = "HTTPS" with a certificate, or give the listener a default_action of type redirect with protocol =
#     "HTTPS".
#   equivalents:
#     checkov: [CKV_AWS_2, CKV_AWS_103]
#     trivy: [AWS-0054]
package terraformer.aws.lb_listener_https

import data.terraformer.lib.expect
import data.terraformer.lib.plan

message := "The listener speaks HTTP without redirecting to HTTPS."

results := expect.results([{
	"types": ["aws_lb_listener", "aws_alb_listener"], "path": ["protocol"], "not_in": ["HTTP"],
	"or": [{"path": ["default_action", "redirect", "protocol"], "in": ["HTTPS"]}],
	"message": message,
}]) | protocols_left_out

# Only listeners of gateway load balancers have no protocol.
protocols_left_out := {plan.result(listener, "fail", message) |
	some balancer in plan.resources("aws_lb")
	expect.verdict(balancer, {"path": ["load_balancer_type"], "not_in": ["gateway"]}) == "pass"
	some listener in plan.companions(balancer, "aws_lb_listener", "load_balancer_arn")
	expect.verdict(listener, {"path": ["protocol"], "given": false}) == "pass"
}
