# METADATA
# title: Machines of the default service account don't reach all APIs
# description: |
#   The default account is usually an editor of the project; the scope cloud-platform lets the machine use all of that.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/access/service-accounts
# custom:
#   severity: high
#   remediation: |
#     Use an account of your own, or name scopes of single services.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.instance_full_access

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_compute_instance", "google_compute_instance_template"], "path": ["service_account", "scopes"], "not_matches": "(^|/)cloud-platform$",
	"when": [{"path": ["service_account", "email"], "matches": `-compute@developer\.gserviceaccount\.com$`, "absent": "pass"}],
	"message": "The machine reaches all APIs as the default service account.",
}])
