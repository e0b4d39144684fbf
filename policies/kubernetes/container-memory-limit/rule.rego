# METADATA
# title: Containers have a limit of memory
# description: |
#   A container that leaks takes memory until the node runs out, and then the kernel kills processes of others. With a limit only
#   the culprit is killed.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: medium
#   remediation: |
#     Set memory in resources.limits of each container.
#   equivalents:
#     checkov: [CKV_K8S_12]
#     trivy: []
package terraformer.kubernetes.container_memory_limit

import data.terraformer.lib.workloads

results := workloads.containers({
	"path": ["resources", "limits", "memory"], "given": true,
	"message": "A container has no memory in its limits.",
})
