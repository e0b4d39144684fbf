# METADATA
# title: Network security groups don't open SSH to the world
# description: |
#   This port is scanned all day, everywhere. A weak password or an unpatched server behind it is found in hours.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_address_prefixes.
#   equivalents:
#     checkov: [CKV_AZURE_10]
#     trivy: [AZU-0050]
package terraformer.azurerm.nsg_ssh

import data.terraformer.lib.inbound

results := inbound.azurerm({"port": 22, "protocol": "tcp"}, "Port 22 (SSH) is open to every address on the internet.")
