# METADATA
# title: Zones are signed
# description: |
#   Without signatures, answers can be forged and people led to somebody else's server.
# related_resources:
#   - ref: https://cloud.google.com/dns/docs/dnssec
# custom:
#   severity: medium
#   remediation: |
#     Add dnssec_config { state = "on" }.
#   equivalents:
#     checkov: [CKV_GCP_16]
#     trivy: [GCP-0013]
package terraformer.google.dns_dnssec

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_dns_managed_zone", "path": ["dnssec_config", "state"], "in": ["on", "transfer"],
	"when": [{"path": ["visibility"], "not_in": ["private"]}],
	"message": "The zone isn't signed.",
}])
