# METADATA
# title: Clusters of GKE are on a release channel
# description: |
#   A channel brings patches before a flaw is used, and nobody has to remember it.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels
# custom:
#   severity: low
#   remediation: |
#     Add release_channel with REGULAR or STABLE.
#   equivalents:
#     checkov: [CKV_GCP_70]
#     trivy: []
package terraformer.google.gke_release_channel

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["release_channel", "channel"], "in": ["RAPID", "REGULAR", "STABLE", "EXTENDED"],
	"remedy": {"set": "REGULAR"},
	"message": "The cluster isn't on a channel.",
}])
