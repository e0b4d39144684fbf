# METADATA
# title: App Configuration is encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/concept-customer-managed-keys
# custom:
#   severity: low
#   remediation: |
#     Add an encryption block with a key.
#   equivalents:
#     checkov: [CKV_AZURE_186]
#     trivy: []
package terraformer.azurerm.app_configuration_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_app_configuration", "path": ["encryption", "key_vault_key_identifier"], "given": true,
	"message": "Settings are encrypted by Azure's key.",
}])
