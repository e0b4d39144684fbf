# METADATA
# title: Pods don't share memory with the node
# description: |
#   Shared memory and semaphores of the node's processes can then be read and written from the pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: high
#   remediation: |
#     Leave host_ipc out.
#   equivalents:
#     checkov: [CKV_K8S_18]
#     trivy: []
package terraformer.kubernetes.pod_host_ipc

import data.terraformer.lib.workloads

results := workloads.pods({
	"path": ["host_ipc"], "not_in": [true],
	"message": "The pod shares the node's IPC namespace.",
})
