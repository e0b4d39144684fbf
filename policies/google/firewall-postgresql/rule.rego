# METADATA
# title: Firewalls don't open PostgreSQL to the world
# description: |
#   A database is protected by passwords that programs hold, and passwords leak. Nobody but those programs has to reach it.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_ranges, or reach machines through Identity-Aware Proxy.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.firewall_postgresql

import data.terraformer.lib.inbound

results := inbound.google({"port": 5432, "protocol": "tcp"}, "Port 5432 (PostgreSQL) is open to every address on the internet.")
