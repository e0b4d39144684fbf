# METADATA
# title: Authorized networks of GKE aren't the whole internet
# description: |
#   A list that has all addresses protects nothing.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks
# custom:
#   severity: high
#   remediation: |
#     Name the networks that operators come from.
#   equivalents:
#     checkov: [CKV_GCP_18]
#     trivy: []
package terraformer.google.gke_authorized_networks_world

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["master_authorized_networks_config", "cidr_blocks", "cidr_block"], "not_in": ["0.0.0.0/0"],
	"message": "Every address is authorized.",
}])
