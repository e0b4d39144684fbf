# METADATA
# title: Machines don't run as the default service account
# description: |
#   It is usually an editor of the whole project: whoever breaks into one machine has all of them.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/access/service-accounts
# custom:
#   severity: high
#   remediation: |
#     Make a google_service_account with the roles that are needed and set it as email.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.instance_default_service_account

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_compute_instance", "google_compute_instance_template", "google_compute_instance_from_template"], "path": ["service_account", "email"], "not_matches": `-compute@developer\.gserviceaccount\.com$`,
	"message": "The machine runs as the default service account.",
}])
