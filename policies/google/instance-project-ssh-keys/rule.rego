# METADATA
# title: Machines don't take the keys of the whole project
# description: |
#   A key of the project opens every machine in it, for whoever ever had one.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/connect/restrict-ssh-keys
# custom:
#   severity: medium
#   remediation: |
#     Set block-project-ssh-keys = "TRUE" in metadata, or use OS Login.
#   equivalents:
#     checkov: [CKV_GCP_32]
#     trivy: [GCP-0030]
package terraformer.google.instance_project_ssh_keys

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_compute_instance", "google_compute_instance_template"], "path": ["metadata", "block-project-ssh-keys"], "matches": "^(?i)true$",
	"remedy": {"set": "TRUE"},
	"message": "Keys of the whole project are taken.",
}])
