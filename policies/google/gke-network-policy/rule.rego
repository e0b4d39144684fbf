# METADATA
# title: Clusters of GKE enforce network policies
# description: |
#   Without an engine that enforces them, policies are accepted and ignored: every pod reaches every other.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy
# custom:
#   severity: medium
#   remediation: |
#     Set datapath_provider = "ADVANCED_DATAPATH", or network_policy { enabled = true }.
#   equivalents:
#     checkov: [CKV_GCP_12]
#     trivy: [GCP-0056]
package terraformer.google.gke_network_policy

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["network_policy", "enabled"], "in": [true],
	"or": [{"path": ["datapath_provider"], "in": ["ADVANCED_DATAPATH"]}, {"path": ["enable_autopilot"], "in": [true]}],
	"message": "Network policies aren't enforced.",
}])
