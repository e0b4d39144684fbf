# METADATA
# title: Containers drop all capabilities
# description: |
#   A container begins with a dozen privileges of root that hardly any program needs, such as forging packets. Drop them all, and
#   add back the one that is missing.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   remediation: |
#     Set capabilities { drop = ["ALL"] } in the security_context of each container.
#   equivalents:
#     checkov: [CKV_K8S_37]
#     trivy: []
package terraformer.kubernetes.container_capabilities_dropped

import data.terraformer.lib.workloads

results := workloads.all_containers({
	"path": ["security_context", "capabilities", "drop"], "contains": ["ALL"],
	"message": "A container keeps capabilities that it wasn't given.",
})
