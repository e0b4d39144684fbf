# METADATA
# title: Configuration stores are of the standard tier
# description: |
#   The free tier has no availability promise, no private endpoint and a daily limit, after which programs get no settings.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/faq
# custom:
#   severity: low
#   remediation: |
#     Set sku = "standard".
#   equivalents:
#     checkov: [CKV_AZURE_188]
#     trivy: []
package terraformer.azurerm.app_configuration_sku

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_app_configuration", "path": ["sku"], "in": ["standard"],
	"message": "The store has no availability promise.",
}])
