# METADATA
# title: Machines have no public addresses of their own
# description: |
#   A machine with an address on the internet is scanned all day. A load balancer or Identity-Aware Proxy lets in what is meant.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/ip-addresses
# custom:
#   severity: medium
#   remediation: |
#     Leave access_config out of network_interface.
#   equivalents:
#     checkov: [CKV_GCP_40]
#     trivy: [GCP-0031]
package terraformer.google.instance_public_ip

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_compute_instance", "google_compute_instance_template"], "path": ["network_interface", "access_config"], "given": false,
	"message": "The machine has a public address.",
}])
