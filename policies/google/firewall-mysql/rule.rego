# METADATA
# title: Firewalls don't open MySQL to the world
# description: |
#   A database is protected by passwords that programs hold, and passwords leak. Nobody but those programs has to reach it.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_ranges, or reach machines through Identity-Aware Proxy.
#   equivalents:
#     checkov: [CKV_GCP_88]
#     trivy: []
package terraformer.google.firewall_mysql

import data.terraformer.lib.inbound

results := inbound.google({"port": 3306, "protocol": "tcp"}, "Port 3306 (MySQL) is open to every address on the internet.")
