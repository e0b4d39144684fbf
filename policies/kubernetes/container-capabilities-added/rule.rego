# METADATA
# title: Containers get no further capabilities
# description: |
#   Each capability is a part of what root may do, on a kernel that is shared with all others on the node. Most programs that ask
#   for one can be changed so that they need none, such as by a port above 1024.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   remediation: |
#     Leave add out of capabilities.
#   equivalents:
#     checkov: [CKV_K8S_25]
#     trivy: []
package terraformer.kubernetes.container_capabilities_added

import data.terraformer.lib.workloads

results := workloads.all_containers({
	"path": ["security_context", "capabilities", "add"], "given": false,
	"message": "A container is given further capabilities.",
})
