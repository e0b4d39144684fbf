# METADATA
# title: API Management lies in a virtual network
# description: |
#   In a network of one's own, services behind the gateway needn't be reached from the internet.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/api-management/virtual-network-concepts
# custom:
#   severity: medium
#   remediation: |
#     Add virtual_network_configuration.
#   equivalents:
#     checkov: [CKV_AZURE_107]
#     trivy: []
package terraformer.azurerm.api_management_network

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_api_management", "path": ["virtual_network_configuration"], "given": true,
	"message": "The gateway lies in no network.",
}])
