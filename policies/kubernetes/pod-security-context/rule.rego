# METADATA
# title: Pods or their containers have a security context
# description: |
#   Without one, everything is as the image wants it: often root, with a writable filesystem and a dozen capabilities. The block
#   is where each of these is decided.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   remediation: |
#     Add a security_context to the pod or to each container.
#   equivalents:
#     checkov: [CKV_K8S_30]
#     trivy: []
package terraformer.kubernetes.pod_security_context

import data.terraformer.lib.workloads

results := workloads.pods({
	"path": ["container", "security_context"], "given": true,
	"or": [{"path": ["security_context"], "given": true}],
	"message": "Neither the pod nor each of its containers has a security context.",
})
