# METADATA
# title: Firewalls don't open FTP to the world
# description: |
#   FTP sends passwords and files in the clear.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
# custom:
#   severity: medium
#   remediation: |
#     Name the networks that may come in source_ranges, or reach machines through Identity-Aware Proxy.
#   equivalents:
#     checkov: [CKV_GCP_75]
#     trivy: []
package terraformer.google.firewall_ftp

import data.terraformer.lib.inbound

results := inbound.google({"port": 21, "protocol": "tcp"}, "Port 21 (FTP) is open to every address on the internet.")
