# METADATA
# title: Traffic inside of GKE's nodes is seen
# description: |
#   Without it, what pods on one node send to each other passes by flow logs and firewalls.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/intranode-visibility
# custom:
#   severity: low
#   remediation: |
#     Set enable_intranode_visibility = true.
#   equivalents:
#     checkov: [CKV_GCP_61]
#     trivy: []
package terraformer.google.gke_intranode_visibility

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["enable_intranode_visibility"], "in": [true],
	"message": "Traffic inside of nodes isn't seen.",
}])
