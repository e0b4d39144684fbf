# METADATA
# title: Pods of GKE have identities of their own
# description: |
#   Otherwise every pod acts as its node, with all that the node may do.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
# custom:
#   severity: medium
#   remediation: |
#     Add workload_identity_config with a workload_pool.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.gke_workload_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["workload_identity_config", "workload_pool"], "given": true,
	"message": "Pods act as their node.",
}])
