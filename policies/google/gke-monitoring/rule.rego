# METADATA
# title: Clusters of GKE are watched
# description: |
#   Without measures nobody hears that a cluster is in trouble.
# related_resources:
#   - ref: https://cloud.google.com/stackdriver/docs/solutions/gke
# custom:
#   severity: low
#   remediation: |
#     Leave monitoring_service out.
#   equivalents:
#     checkov: [CKV_GCP_8]
#     trivy: []
package terraformer.google.gke_monitoring

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["monitoring_service"], "not_in": ["none"],
	"remedy": {"set": "monitoring.googleapis.com/kubernetes"},
	"message": "Nothing watches the cluster.",
}])
