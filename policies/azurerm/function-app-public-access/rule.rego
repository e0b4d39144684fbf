# METADATA
# title: Function apps aren't reached from the internet
# description: |
#   Functions usually serve other programs, not people. Through a private endpoint only the network reaches them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-functions/functions-networking-options
# custom:
#   severity: low
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_221]
#     trivy: []
package terraformer.azurerm.function_app_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app", "azurerm_windows_function_app_slot"], "path": ["public_network_access_enabled"], "in": [false],
	"message": "The function app is reached from the internet.",
}])
