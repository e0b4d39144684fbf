# METADATA
# title: Clusters of GKE are native to their network
# description: |
#   Pods then have addresses of the network, so that firewalls and logs see them.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
# custom:
#   severity: low
#   remediation: |
#     Add an ip_allocation_policy block.
#   equivalents:
#     checkov: [CKV_GCP_23]
#     trivy: [GCP-0049]
package terraformer.google.gke_ip_aliases

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["ip_allocation_policy"], "given": true,
	"message": "Pods have no addresses of the network.",
}])
