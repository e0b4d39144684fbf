# METADATA
# title: Nodes of GKE run Container-Optimized OS
# description: |
#   It is small, read-only and patched by Google.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/node-images
# custom:
#   severity: low
#   remediation: |
#     Leave image_type out, or set COS_CONTAINERD.
#   equivalents:
#     checkov: [CKV_GCP_22]
#     trivy: [GCP-0054]
package terraformer.google.gke_image

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_node_pool", "path": ["node_config", "image_type"], "matches": "^(?i)cos", "absent": "pass",
	"remedy": {"set": "COS_CONTAINERD"},
	"message": "Nodes run another system.",
}])
