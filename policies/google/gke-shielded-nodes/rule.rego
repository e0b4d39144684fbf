# METADATA
# title: Nodes of GKE prove who they are
# description: |
#   Without it, whoever breaks into a pod may pose as a node and read the secrets of others.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
# custom:
#   severity: medium
#   remediation: |
#     Leave enable_shielded_nodes at true.
#   equivalents:
#     checkov: [CKV_GCP_71]
#     trivy: [GCP-0055]
package terraformer.google.gke_shielded_nodes

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["enable_shielded_nodes"], "not_in": [false],
	"message": "Nodes don't prove who they are.",
}])
