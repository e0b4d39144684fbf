# METADATA
# title: Pods don't run as root
# description: |
#   A process that is root in a container is root on the node as soon as it finds a way out, and many ways need root. Most images
#   run as well as another user.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   remediation: |
#     Set run_as_non_root = true in the security_context of the pod or of each container, or name a user other than 0.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.pod_run_as_non_root

import data.terraformer.lib.workloads

results := workloads.pods({
	"path": ["security_context", "run_as_non_root"], "in": [true],
	"or": [
		{"path": ["security_context", "run_as_user"], "matches": `^[1-9]`},
		{"path": ["container", "security_context", "run_as_non_root"], "in": [true]},
		{"path": ["container", "security_context", "run_as_user"], "matches": `^[1-9]`},
	],
	"message": "Nothing keeps the containers from running as root.",
})
