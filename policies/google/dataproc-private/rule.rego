# METADATA
# title: Clusters of Dataproc are private
# description: |
#   Nodes read one's data and need no address on the internet.
# related_resources:
#   - ref: https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/network
# custom:
#   severity: medium
#   remediation: |
#     Set internal_ip_only = true in gce_cluster_config.
#   equivalents:
#     checkov: [CKV_GCP_103]
#     trivy: []
package terraformer.google.dataproc_private

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_dataproc_cluster", "path": ["cluster_config", "gce_cluster_config", "internal_ip_only"], "in": [true],
	"message": "Nodes have public addresses.",
}])
