# METADATA
# title: Nodes of GKE are upgraded by themselves
# description: |
#   Flaws in the kernel and in kubelet are closed by upgrades, and nobody has to remember them.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-upgrades
# custom:
#   severity: low
#   remediation: |
#     Leave auto_upgrade at true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.gke_auto_upgrade

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_node_pool", "path": ["management", "auto_upgrade"], "not_in": [false],
	"message": "Nodes aren't upgraded.",
}])
