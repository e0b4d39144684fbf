# METADATA
# title: Nodes of GKE watch how they boot
# description: |
#   Integrity monitoring notices boot loaders and kernels that somebody changed.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
# custom:
#   severity: low
#   remediation: |
#     Leave enable_integrity_monitoring at true.
#   equivalents:
#     checkov: [CKV_GCP_72]
#     trivy: []
package terraformer.google.gke_integrity_monitoring

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_container_cluster", "google_container_node_pool"], "path": ["node_config", "shielded_instance_config", "enable_integrity_monitoring"], "not_in": [false],
	"message": "Nothing watches how nodes boot.",
}])
