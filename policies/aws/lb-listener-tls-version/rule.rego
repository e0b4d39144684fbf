# METADATA
# title: TLS listeners of load balancers require TLS 1.2
# description: |
#   TLS 1.0 and 1.1 are withdrawn, for their ciphers can be broken. A listener that names no policy gets the one of
#   2016, which still offers both.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
# custom:
#   severity: high
#   remediation: |
#     Set ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", or another whose name has TLS13-1-2, TLS13-1-3 or
#     FS-1-2 in it.
#   equivalents:
#     checkov: [CKV_AWS_103]
#     trivy: [AWS-0047]
package terraformer.aws.lb_listener_tls_version

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_lb_listener", "aws_alb_listener"], "path": ["ssl_policy"],
	"matches": `^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-`,
	"when": [{"path": ["protocol"], "in": ["HTTPS", "TLS"]}],
	"remedy": {"set": "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"},
	"message": "The listener's policy offers TLS older than 1.2.",
}])
