# METADATA
# title: Pods don't use the node's network
# description: |
#   Such a pod listens on the node's addresses, sees its traffic and reaches services that trust the node, such as the metadata of
#   the cloud. Network policies don't hold for it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: medium
#   remediation: |
#     Leave host_network out.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.pod_host_network

import data.terraformer.lib.workloads

results := workloads.pods({
	"path": ["host_network"], "not_in": [true],
	"message": "The pod uses the network of its node.",
})
