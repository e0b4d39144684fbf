# METADATA
# title: Nodes of GKE don't run as the default service account
# description: |
#   It is usually an editor of the whole project: whoever breaks out of one pod has everything.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
# custom:
#   severity: high
#   remediation: |
#     Make a google_service_account with roles/container.defaultNodeServiceAccount and set it in node_config.
#   equivalents:
#     checkov: []
#     trivy: [GCP-0050]
package terraformer.google.gke_service_account

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_node_pool", "path": ["node_config", "service_account"], "given": true,
	"message": "Nodes run as the default service account.",
}])
