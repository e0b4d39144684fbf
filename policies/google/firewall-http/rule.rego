# METADATA
# title: Firewalls don't open plain HTTP to the world
# description: |
#   What travels over port 80 is read and changed on the way. A load balancer can redirect to HTTPS.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
# custom:
#   severity: low
#   remediation: |
#     Name the networks that may come in source_ranges, or reach machines through Identity-Aware Proxy.
#   equivalents:
#     checkov: [CKV_GCP_106]
#     trivy: []
package terraformer.google.firewall_http

import data.terraformer.lib.inbound

results := inbound.google({"port": 80, "protocol": "tcp"}, "Port 80 (HTTP) is open to every address on the internet.")
