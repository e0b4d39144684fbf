# METADATA
# title: Network security groups don't open PostgreSQL to the world
# description: |
#   A database is protected by passwords that programs hold, and passwords leak. Nobody but those programs has to reach it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_address_prefixes.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.nsg_postgresql

import data.terraformer.lib.inbound

results := inbound.azurerm({"port": 5432, "protocol": "tcp"}, "Port 5432 (PostgreSQL) is open to every address on the internet.")
