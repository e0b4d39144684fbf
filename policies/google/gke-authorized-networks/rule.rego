# METADATA
# title: Servers of GKE clusters are reached from known networks only
# description: |
#   The server takes commands for the whole cluster. Open to everybody, one leaked token or one flaw is enough.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks
# custom:
#   severity: high
#   remediation: |
#     Add master_authorized_networks_config.
#   equivalents:
#     checkov: [CKV_GCP_20]
#     trivy: []
package terraformer.google.gke_authorized_networks

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["master_authorized_networks_config"], "given": true,
	"message": "Everybody on the internet reaches the cluster's server.",
}])
