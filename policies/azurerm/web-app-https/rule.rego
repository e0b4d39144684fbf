# METADATA
# title: Web apps take requests over HTTPS only
# description: |
#   Otherwise passwords and session cookies travel in the clear, and whoever is on the way reads them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-ssl-bindings
# custom:
#   severity: high
#   remediation: |
#     Set https_only = true.
#   equivalents:
#     checkov: [CKV_AZURE_14]
#     trivy: [AZU-0072]
package terraformer.azurerm.web_app_https

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot", "azurerm_app_service", "azurerm_app_service_slot"], "path": ["https_only"], "in": [true],
	"message": "The app takes requests over HTTP.",
}])
