# METADATA
# title: Pods don't get the socket of the container runtime
# description: |
#   Whoever talks to that socket starts any container with any mount: it is root on the node, and all that runs there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: critical
#   remediation: |
#     Remove the volume. Build images with a tool that needs no daemon.
#   equivalents:
#     checkov: [CKV_K8S_27]
#     trivy: []
package terraformer.kubernetes.pod_docker_socket

import data.terraformer.lib.workloads

results := workloads.pods({
	"path": ["volume", "host_path", "path"], "not_matches": `/(docker|containerd/containerd|crio/crio)\.sock$`,
	"message": "A volume holds the socket of the container runtime.",
})
