# METADATA
# title: Subnetworks with IPv6 reach Google's services without the internet
# description: |
#   Machines without public addresses otherwise can't reach storage or registries over IPv6.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/private-google-access
# custom:
#   severity: low
#   remediation: |
#     Set private_ipv6_google_access.
#   equivalents:
#     checkov: [CKV_GCP_76]
#     trivy: []
package terraformer.google.subnetwork_ipv6_private_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_compute_subnetwork", "path": ["private_ipv6_google_access"], "in": ["ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE", "ENABLE_BIDIRECTIONAL_ACCESS_TO_GOOGLE"],
	"when": [{"path": ["stack_type"], "in": ["IPV4_IPV6"]}],
	"message": "Google's services are reached through the internet only.",
}])
