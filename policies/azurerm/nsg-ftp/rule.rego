# METADATA
# title: Network security groups don't open FTP to the world
# description: |
#   FTP sends passwords and files in the clear.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   severity: medium
#   remediation: |
#     Name the networks that may come in source_address_prefixes.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.nsg_ftp

import data.terraformer.lib.inbound

results := inbound.azurerm({"port": 21, "protocol": "tcp"}, "Port 21 (FTP) is open to every address on the internet.")
