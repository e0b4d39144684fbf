# METADATA
# title: Load balancers don't serve plain HTTP to the world
# description: |
#   What travels over HTTP is read and changed on the way.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/https
# custom:
#   severity: medium
#   remediation: |
#     Use a target HTTPS proxy, and one for HTTP that redirects only.
#   equivalents:
#     checkov: [CKV2_GCP_38]
#     trivy: []
package terraformer.google.forwarding_rule_http

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_compute_global_forwarding_rule", "path": ["target"], "not_matches": "targetHttpProxies",
	"or": [{"path": ["load_balancing_scheme"], "in": ["INTERNAL_SELF_MANAGED", "INTERNAL_MANAGED"]}],
	"message": "Plain HTTP is served to the internet.",
}])
