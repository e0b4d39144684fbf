# METADATA
# title: Subnetworks log their traffic
# description: |
#   Without a log of traffic nobody can say what an intruder reached, or what was taken.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/flow-logs
# custom:
#   severity: low
#   remediation: |
#     Add a log_config block.
#   equivalents:
#     checkov: [CKV_GCP_26]
#     trivy: []
package terraformer.google.subnetwork_flow_logs

import data.terraformer.lib.expect

# GCP-0029 judges one of its examples otherwise, so it isn't claimed.
results := expect.results([{
	"type": "google_compute_subnetwork", "path": ["log_config"], "given": true,
	"message": "Traffic isn't logged.",
}])
