# METADATA
# title: Containers tell when they are ready
# description: |
#   Without a probe, traffic is sent to a container as soon as its process exists: requests fail at each deployment.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   severity: low
#   remediation: |
#     Add a readiness_probe to each container.
#   equivalents:
#     checkov: [CKV_K8S_9]
#     trivy: []
package terraformer.kubernetes.container_readiness_probe

import data.terraformer.lib.workloads

results := workloads.containers({
	"path": ["readiness_probe"], "given": true,
	"message": "A container has no readiness probe.",
})
