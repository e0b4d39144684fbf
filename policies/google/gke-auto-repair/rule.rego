# METADATA
# title: Nodes of GKE are repaired by themselves
# description: |
#   A node that no longer answers otherwise stays in the cluster, with its pods.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair
# custom:
#   severity: low
#   remediation: |
#     Leave auto_repair at true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.gke_auto_repair

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_node_pool", "path": ["management", "auto_repair"], "not_in": [false],
	"message": "Nodes aren't repaired.",
}])
