# METADATA
# title: Network policies don't let the whole internet in
# description: |
#   A policy that names every address is none. What has to be public is reached through an ingress or a load balancer.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: high
#   remediation: |
#     Name the pods, namespaces or networks that traffic comes from.
#   equivalents:
#     checkov: []
#     trivy: [KUBE-0001]
package terraformer.kubernetes.network_policy_ingress

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["kubernetes_network_policy", "kubernetes_network_policy_v1"], "path": ["spec", "ingress", "from", "ip_block", "cidr"], "not_in": ["0.0.0.0/0", "::/0"],
	"message": "Every address on the internet is let in.",
}])
