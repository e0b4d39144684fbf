# METADATA
# title: Network security groups don't open remote desktops to the world
# description: |
#   Remote Desktop is how ransomware most often comes in: passwords are guessed, and flaws need no password.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in source_address_prefixes.
#   equivalents:
#     checkov: [CKV_AZURE_9]
#     trivy: [AZU-0048]
package terraformer.azurerm.nsg_rdp

import data.terraformer.lib.inbound

results := inbound.azurerm({"port": 3389, "protocol": "tcp"}, "Port 3389 (RDP) is open to every address on the internet.")
