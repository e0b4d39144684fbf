# METADATA
# title: Clusters of GKE are labelled
# description: |
#   Labels tell whose a cluster is, and what it costs whom.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/creating-managing-labels
# custom:
#   severity: low
#   remediation: |
#     Set resource_labels.
#   equivalents:
#     checkov: [CKV_GCP_21]
#     trivy: [GCP-0051]
package terraformer.google.gke_labels

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["resource_labels"], "given": true,
	"message": "The cluster has no labels.",
}])
