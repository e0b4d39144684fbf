# METADATA
# title: Containers say how much memory they need
# description: |
#   Without a request the scheduler packs pods where there is no room for them, and they are the first to be evicted.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: low
#   remediation: |
#     Set memory in resources.requests of each container.
#   equivalents:
#     checkov: [CKV_K8S_13]
#     trivy: []
package terraformer.kubernetes.container_memory_request

import data.terraformer.lib.workloads

results := workloads.containers({
	"path": ["resources", "requests", "memory"], "given": true,
	"message": "A container has no memory in its requests.",
})
