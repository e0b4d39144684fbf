# METADATA
# title: Containers can't gain privileges
# description: |
#   Without the setting, a program in the container can become root through a setuid binary, even where it was started as somebody
#   else.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   remediation: |
#     Set allow_privilege_escalation = false in the security_context of each container.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.container_privilege_escalation

import data.terraformer.lib.workloads

results := workloads.all_containers({
	"path": ["security_context", "allow_privilege_escalation"], "in": [false],
	"message": "Processes of a container can gain privileges.",
})
