# METADATA
# title: Containers aren't privileged
# description: |
#   A privileged container is root on the node: it sees every device and every other container. Whoever gets into it has the
#   machine.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: high
#   remediation: |
#     Leave privileged out, and add the one capability that is needed.
#   equivalents:
#     checkov: [CKV_K8S_16]
#     trivy: []
package terraformer.kubernetes.container_privileged

import data.terraformer.lib.workloads

results := workloads.all_containers({
	"path": ["security_context", "privileged"], "not_in": [true],
	"message": "A container is privileged.",
})
