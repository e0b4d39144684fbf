# METADATA
# title: App Configuration can't be emptied at once
# description: |
#   Every program that reads it stands still when it is gone.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/concept-soft-delete
# custom:
#   severity: low
#   remediation: |
#     Set purge_protection_enabled = true (with the sku standard).
#   equivalents:
#     checkov: [CKV_AZURE_187]
#     trivy: []
package terraformer.azurerm.app_configuration_purge_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_app_configuration", "path": ["purge_protection_enabled"], "in": [true],
	"message": "The store can be destroyed for good at once.",
}])
