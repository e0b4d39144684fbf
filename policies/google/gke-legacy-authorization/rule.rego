# METADATA
# title: Clusters of GKE check roles alone
# description: |
#   The old attribute-based way gives every service account the whole cluster.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
# custom:
#   severity: high
#   remediation: |
#     Leave enable_legacy_abac out.
#   equivalents:
#     checkov: [CKV_GCP_7]
#     trivy: []
package terraformer.google.gke_legacy_authorization

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["enable_legacy_abac"], "not_in": [true],
	"message": "Legacy authorization is on.",
}])
