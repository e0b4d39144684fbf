# METADATA
# title: Pods don't see the node's processes
# description: |
#   From such a pod one sees the environment of every process on the node, with the passwords in it, and can signal them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: high
#   remediation: |
#     Leave host_pid out.
#   equivalents:
#     checkov: [CKV_K8S_17]
#     trivy: []
package terraformer.kubernetes.pod_host_pid

import data.terraformer.lib.workloads

results := workloads.pods({
	"path": ["host_pid"], "not_in": [true],
	"message": "The pod shares the node's process namespace.",
})
