# METADATA
# title: Nodes of GKE are private
# description: |
#   A node with an address on the internet is scanned all day, and one open port is enough.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/private-clusters
# custom:
#   severity: medium
#   remediation: |
#     Set enable_private_nodes = true in private_cluster_config.
#   equivalents:
#     checkov: [CKV_GCP_64]
#     trivy: []
package terraformer.google.gke_private_nodes

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["private_cluster_config", "enable_private_nodes"], "in": [true],
	"message": "Nodes have public addresses.",
}])
