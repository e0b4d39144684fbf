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
#     trivy: [GCP-0029]
package terraformer.google.subnetwork_flow_logs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_compute_subnetwork", "path": ["log_config"], "given": true,
	"or": [{"path": ["purpose"], "in": ["REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER"]}], # they can't
	"message": "Traffic isn't logged.",
}])
