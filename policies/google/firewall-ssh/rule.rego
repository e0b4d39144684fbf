# METADATA
# title: Firewalls don't open SSH to the world
# description: |
#   This port is scanned all day, everywhere. A weak password or an unpatched server behind it is found in hours.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_ranges, or reach machines through Identity-Aware Proxy.
#   equivalents:
#     checkov: [CKV_GCP_2]
#     trivy: [GCP-0071]
package terraformer.google.firewall_ssh

import data.terraformer.lib.inbound

results := inbound.google({"port": 22, "protocol": "tcp"}, "Port 22 (SSH) is open to every address on the internet.")
