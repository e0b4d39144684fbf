# METADATA
# title: Load balancers accept TLS 1.2 at least
# description: |
#   Older versions have known breaks, and no browser of the last ten years needs them.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts
# custom:
#   severity: medium
#   remediation: |
#     Set min_tls_version = "TLS_1_2".
#   equivalents:
#     checkov: []
#     trivy: [GCP-0039]
package terraformer.google.ssl_policy_tls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_compute_ssl_policy", "path": ["min_tls_version"], "in": ["TLS_1_2", "TLS_1_3"],
	"message": "Old versions of TLS are accepted.",
}])
