# METADATA
# title: Web apps don't accept scripts of any site
# description: |
#   With * every page that a user visits may call the app in the user's name.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api
# custom:
#   severity: medium
#   remediation: |
#     List the origins that may call.
#   equivalents:
#     checkov: [CKV_AZURE_57]
#     trivy: []
package terraformer.azurerm.web_app_cors

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app", "azurerm_windows_function_app_slot", "azurerm_app_service", "azurerm_function_app", "azurerm_function_app_slot"], "path": ["site_config", "cors", "allowed_origins"], "not_in": ["*"],
	"remedy": {"path": ["site_config", "cors"], "remove": true},
	"message": "Scripts of any site may call the app.",
}])
