# METADATA
# title: Nodes of GKE start signed code only
# description: |
#   Without it, whoever became root on a node can stay through a changed kernel.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
# custom:
#   severity: low
#   remediation: |
#     Set enable_secure_boot = true in shielded_instance_config.
#   equivalents:
#     checkov: [CKV_GCP_68]
#     trivy: []
package terraformer.google.gke_secure_boot

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_container_cluster", "google_container_node_pool"], "path": ["node_config", "shielded_instance_config", "enable_secure_boot"], "in": [true],
	"message": "Nodes start any code.",
}])
