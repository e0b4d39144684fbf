# METADATA
# title: Function apps take requests over HTTPS only
# description: |
#   Otherwise keys and tokens that callers send travel in the clear, and whoever is on the way reads them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-functions/security-concepts
# custom:
#   severity: high
#   remediation: |
#     Set https_only = true, and leave require_https of auth_settings_v2 alone.
#   equivalents:
#     checkov: [CKV_AZURE_70]
#     trivy: []
package terraformer.azurerm.function_app_https

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app", "azurerm_windows_function_app_slot", "azurerm_function_app", "azurerm_function_app_slot"], "path": ["https_only"], "in": [true],
		"message": "The function app takes requests over HTTP.",
	},
	{
		"types": ["azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app", "azurerm_windows_function_app_slot"], "path": ["auth_settings_v2", "require_https"], "not_in": [false],
		"message": "Its login doesn't require HTTPS.",
	},
])
