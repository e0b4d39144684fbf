# METADATA
# title: Web apps are deployed without plain FTP
# description: |
#   FTP sends the publishing password in the clear: whoever reads it replaces the app.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/deploy-ftp
# custom:
#   severity: medium
#   remediation: |
#     Set ftps_state in site_config to Disabled, or FtpsOnly.
#   equivalents:
#     checkov: []
#     trivy: [AZU-0071]
package terraformer.azurerm.web_app_ftps

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app", "azurerm_windows_function_app_slot"], "path": ["site_config", "ftps_state"], "not_in": ["AllAllowed"],
		"remedy": {"set": "Disabled"},
		"message": "Plain FTP is allowed.",
	},
	{
		"types": ["azurerm_app_service", "azurerm_function_app", "azurerm_function_app_slot"], "path": ["site_config", "ftps_state"], "not_in": ["AllAllowed"],
		"absent": "unknown",
		"remedy": {"set": "Disabled"},
		"message": "Plain FTP is allowed.",
	},
])
