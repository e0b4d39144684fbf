# METADATA
# title: Slots of web apps are reached by HTTPS only
# description: |
#   A slot has the same data and logins as the app. In plain HTTP both can be read on the way.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-tls
# custom:
#   severity: medium
#   remediation: |
#     Set https_only = true.
#   equivalents:
#     checkov: [CKV_AZURE_153]
#     trivy: []
package terraformer.azurerm.web_app_slot_https

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot", "azurerm_app_service_slot"], "path": ["https_only"], "in": [true],
	"message": "The slot answers plain HTTP.",
}])
