# METADATA
# title: Containers have a limit of processor time
# description: |
#   One container in a loop takes the node's processor from all its neighbours. A limit keeps the trouble where it began.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: low
#   remediation: |
#     Set cpu in resources.limits of each container.
#   equivalents:
#     checkov: [CKV_K8S_11]
#     trivy: []
package terraformer.kubernetes.container_cpu_limit

import data.terraformer.lib.workloads

results := workloads.containers({
	"path": ["resources", "limits", "cpu"], "given": true,
	"message": "A container has no cpu in its limits.",
})
