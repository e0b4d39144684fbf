# METADATA
# title: Containers take no port of the node
# description: |
#   A port of the node is reached around services and network policies, and only one such pod fits on each node.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   remediation: |
#     Leave host_port out and put a service before the pods.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.container_host_port

import data.terraformer.lib.workloads

# CKV_K8S_26 also fails pods without any container, so it is no equivalent.
results := workloads.all_containers({
	"path": ["port", "host_port"], "given": false,
	"message": "A container takes a port of the node.",
})
