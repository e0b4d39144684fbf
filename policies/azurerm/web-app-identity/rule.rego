# METADATA
# title: Web apps have an identity of their own
# description: |
#   With a managed identity the app reaches databases and vaults without a password that somebody has to store and change.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-managed-identity
# custom:
#   severity: low
#   remediation: |
#     Add an identity block.
#   equivalents:
#     checkov: [CKV_AZURE_16, CKV_AZURE_71]
#     trivy: [AZU-0002]
package terraformer.azurerm.web_app_identity

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"], "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The app has no managed identity.",
}])
