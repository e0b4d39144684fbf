# METADATA
# title: Network security groups don't open Telnet to the world
# description: |
#   Telnet sends passwords in the clear, and what still speaks it is old.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_address_prefixes.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.nsg_telnet

import data.terraformer.lib.inbound

results := inbound.azurerm({"port": 23, "protocol": "tcp"}, "Port 23 (Telnet) is open to every address on the internet.")
