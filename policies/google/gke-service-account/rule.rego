# METADATA
# title: Nodes of GKE don't run as the default service account
# description: |
#   It is usually an editor of the whole project: whoever breaks out of one pod has everything.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
# custom:
#   severity: high
#   remediation: |
#     Make a google_service_account with roles/container.defaultNodeServiceAccount and set it in node_config, and in
#     auto_provisioning_defaults where the cluster makes pools by itself.
#   equivalents:
#     checkov: []
#     trivy: [GCP-0050]
package terraformer.google.gke_service_account

import data.terraformer.lib.expect

message := "Nodes run as the default service account."

results := expect.results([
	{
		"type": "google_container_node_pool", "path": ["node_config", "service_account"], "given": true,
		"message": message,
	},
	{
		# The pool that a cluster comes with.
		"type": "google_container_cluster", "path": ["node_config", "service_account"], "given": true,
		"when": [
			{"path": ["remove_default_node_pool"], "not_in": [true]},
			{"path": ["enable_autopilot"], "not_in": [true]},
			{"path": ["cluster_autoscaling", "enabled"], "not_in": [true]},
		],
		"message": message,
	},
	{
		"type": "google_container_cluster", "each": ["cluster_autoscaling", "auto_provisioning_defaults"],
		"path": ["service_account"], "given": true,
		"message": message,
	},
])
