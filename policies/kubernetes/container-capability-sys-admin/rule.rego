# METADATA
# title: Containers don't administer the node's kernel
# description: |
#   The capability SYS_ADMIN mounts filesystems and enters other namespaces: with it, a container is no boundary any more. ALL
#   includes it.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: high
#   remediation: |
#     Remove SYS_ADMIN from capabilities.
#   equivalents:
#     checkov: [CKV_K8S_39]
#     trivy: []
package terraformer.kubernetes.container_capability_sys_admin

import data.terraformer.lib.workloads

results := workloads.all_containers({
	"path": ["security_context", "capabilities", "add"], "not_in": ["SYS_ADMIN", "CAP_SYS_ADMIN", "ALL"],
	"message": "A container has the capability SYS_ADMIN.",
})
