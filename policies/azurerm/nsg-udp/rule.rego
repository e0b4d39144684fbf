# METADATA
# title: Network security groups don't open UDP to the world
# description: |
#   UDP services answer whoever a packet claims to come from: they are used to flood others, and many were never meant for the
#   internet.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   severity: medium
#   remediation: |
#     Name the networks that may come, and the ports.
#   equivalents:
#     checkov: [CKV_AZURE_77]
#     trivy: []
package terraformer.azurerm.nsg_udp

import data.terraformer.lib.inbound

# A rule that opens all ports.
results := inbound.azurerm({"protocol": "udp"}, "All UDP ports are open to every address on the internet.")
