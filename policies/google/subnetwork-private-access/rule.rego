# METADATA
# title: Subnetworks reach Google's services without the internet
# description: |
#   Machines without public addresses otherwise can't reach storage or registries, and somebody gives them one.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/private-google-access
# custom:
#   severity: low
#   remediation: |
#     Set private_ip_google_access = true.
#   equivalents:
#     checkov: [CKV_GCP_74]
#     trivy: []
package terraformer.google.subnetwork_private_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_compute_subnetwork", "path": ["private_ip_google_access"], "in": [true],
	"or": [{"path": ["purpose"], "in": ["REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER", "PRIVATE_SERVICE_CONNECT"]}], # no machine is in there
	"message": "Google's services are reached through the internet only.",
}])
