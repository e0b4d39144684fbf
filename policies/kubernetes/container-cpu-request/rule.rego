# METADATA
# title: Containers say how much processor time they need
# description: |
#   Without a request the scheduler counts the container as nothing, and under load it gets next to nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: low
#   remediation: |
#     Set cpu in resources.requests of each container.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.container_cpu_request

import data.terraformer.lib.workloads

results := workloads.containers({
	"path": ["resources", "requests", "cpu"], "given": true,
	"message": "A container has no cpu in its requests.",
})
