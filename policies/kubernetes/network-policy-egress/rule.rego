# METADATA
# title: Network policies don't let pods reach the whole internet
# description: |
#   Whoever breaks into a pod fetches tools from somewhere, and sends data to somewhere. A list of networks makes both hard.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: medium
#   remediation: |
#     Name the networks that the pods need.
#   equivalents:
#     checkov: []
#     trivy: [KUBE-0002]
package terraformer.kubernetes.network_policy_egress

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["kubernetes_network_policy", "kubernetes_network_policy_v1"], "path": ["spec", "egress", "to", "ip_block", "cidr"], "not_in": ["0.0.0.0/0", "::/0"],
	"message": "The pods reach every address on the internet.",
}])
