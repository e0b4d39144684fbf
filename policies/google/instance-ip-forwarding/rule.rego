# METADATA
# title: Machines don't forward packets
# description: |
#   A machine that forwards takes in packets for others: whoever has it can read and change them. Routers may suppress the rule.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/using-routes
# custom:
#   severity: low
#   remediation: |
#     Leave can_ip_forward out.
#   equivalents:
#     checkov: [CKV_GCP_36]
#     trivy: []
package terraformer.google.instance_ip_forwarding

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_compute_instance", "google_compute_instance_template"], "path": ["can_ip_forward"], "not_in": [true],
	"message": "The machine forwards packets.",
}])
