# METADATA
# title: Web apps can't be debugged from afar
# description: |
#   An open debugger stops the app and reads its memory, with every secret in it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-common
# custom:
#   severity: medium
#   remediation: |
#     Leave remote_debugging_enabled out.
#   equivalents:
#     checkov: [CKV_AZURE_72]
#     trivy: []
package terraformer.azurerm.web_app_remote_debugging

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app", "azurerm_windows_function_app_slot", "azurerm_app_service"], "path": ["site_config", "remote_debugging_enabled"], "not_in": [true],
	"message": "The app can be debugged from afar.",
}])
