# METADATA
# title: API Management isn't reached from the internet
# description: |
#   A gateway for one's own programs has no reason to stand before everybody. Gateways that are public by design may suppress the
#   rule.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/api-management/private-endpoint
# custom:
#   severity: low
#   remediation: |
#     Set public_network_access_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_174]
#     trivy: []
package terraformer.azurerm.api_management_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_api_management", "path": ["public_network_access_enabled"], "in": [false],
	"remedy": false,
	"message": "The gateway is reached from the internet.",
}])
