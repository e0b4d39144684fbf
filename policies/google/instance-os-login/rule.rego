# METADATA
# title: Machines log people in by OS Login
# description: |
#   Keys in metadata stay when somebody leaves. OS Login asks IAM each time, and may ask for a second factor.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/oslogin
# custom:
#   severity: low
#   remediation: |
#     Leave enable-oslogin out of a machine's metadata, and set it to TRUE for the project.
#   equivalents:
#     checkov: [CKV_GCP_34]
#     trivy: []
package terraformer.google.instance_os_login

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_compute_instance", "google_compute_instance_template"], "path": ["metadata", "enable-oslogin"], "not_matches": "^(?i)false$",
	"remedy": {"set": "TRUE"},
	"message": "OS Login is switched off.",
}])
