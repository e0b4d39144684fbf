# METADATA
# title: Pods run under a seccomp profile
# description: |
#   The kernel has hundreds of system calls, and a program needs a few dozen; most ways out of a container use one of the others.
#   The runtime's default profile closes them.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   severity: low
#   remediation: |
#     Add seccomp_profile { type = "RuntimeDefault" } to the security_context of the pod or of each container.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.pod_seccomp

import data.terraformer.lib.workloads

results := workloads.pods({
	"path": ["security_context", "seccomp_profile", "type"], "in": ["RuntimeDefault", "Localhost"],
	"or": [{"path": ["container", "security_context", "seccomp_profile", "type"], "in": ["RuntimeDefault", "Localhost"]}],
	"message": "The pod runs without a seccomp profile.",
})
