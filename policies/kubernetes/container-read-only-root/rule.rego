# METADATA
# title: Containers can't write to their root filesystem
# description: |
#   Whoever breaks in can then not replace programs or leave tools behind. What has to be written goes to volumes, where one can
#   see it.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   remediation: |
#     Set read_only_root_filesystem = true, and mount an empty_dir where the program writes.
#   equivalents:
#     checkov: [CKV_K8S_22]
#     trivy: []
package terraformer.kubernetes.container_read_only_root

import data.terraformer.lib.workloads

results := workloads.all_containers({
	"path": ["security_context", "read_only_root_filesystem"], "in": [true],
	"message": "A container can write to its root filesystem.",
})
