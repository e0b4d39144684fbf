# METADATA
# title: Network cards don't forward packets
# description: |
#   A card that forwards takes in packets for others: whoever has the machine can read and change them. Firewalls and routers may
#   suppress the rule.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface
# custom:
#   severity: low
#   remediation: |
#     Leave ip_forwarding_enabled out.
#   equivalents:
#     checkov: [CKV_AZURE_118]
#     trivy: []
package terraformer.azurerm.nic_ip_forwarding

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_network_interface", "path": ["ip_forwarding_enabled"], "not_in": [true],
	"message": "The card forwards packets.",
}])
