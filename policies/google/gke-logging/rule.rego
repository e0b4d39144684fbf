# METADATA
# title: Clusters of GKE send their logs
# description: |
#   Logs on the nodes vanish with them.
# related_resources:
#   - ref: https://cloud.google.com/stackdriver/docs/solutions/gke
# custom:
#   severity: medium
#   remediation: |
#     Leave logging_service out.
#   equivalents:
#     checkov: [CKV_GCP_1]
#     trivy: []
package terraformer.google.gke_logging

import data.terraformer.lib.expect

# GCP-0060 judges one of its examples otherwise, so it isn't claimed.
results := expect.results([{
	"type": "google_container_cluster", "path": ["logging_service"], "not_in": ["none"],
	"remedy": {"set": "logging.googleapis.com/kubernetes"},
	"message": "The cluster sends no logs.",
}])
