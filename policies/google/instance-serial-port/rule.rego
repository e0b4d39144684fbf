# METADATA
# title: Serial ports of machines are closed
# description: |
#   The serial console is reached from any address, around all firewalls, and shows what the machine boots.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console
# custom:
#   severity: medium
#   remediation: |
#     Leave serial-port-enable out of metadata.
#   equivalents:
#     checkov: [CKV_GCP_35]
#     trivy: []
package terraformer.google.instance_serial_port

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_compute_instance", "google_compute_instance_template"], "path": ["metadata", "serial-port-enable"], "not_matches": "^(?i)(true|1)$",
	"remedy": {"set": "FALSE"},
	"message": "The serial port is open.",
}])
