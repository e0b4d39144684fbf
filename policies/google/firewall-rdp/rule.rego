# METADATA
# title: Firewalls don't open remote desktops to the world
# description: |
#   Remote Desktop is how ransomware most often comes in: passwords are guessed, and flaws need no password.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_ranges, or reach machines through Identity-Aware Proxy.
#   equivalents:
#     checkov: [CKV_GCP_3]
#     trivy: []
package terraformer.google.firewall_rdp

import data.terraformer.lib.inbound

# GCP-0070 judges one of its examples otherwise, so it isn't claimed.
results := inbound.google({"port": 3389, "protocol": "tcp"}, "Port 3389 (RDP) is open to every address on the internet.")
