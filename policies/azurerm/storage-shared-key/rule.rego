# METADATA
# title: Storage accounts don't take account keys
# description: |
#   A key may do everything and never ends. Identities have roles, and each access is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent
# custom:
#   severity: low
#   remediation: |
#     Set shared_access_key_enabled = false, and storage_use_azuread = true in the provider.
#   equivalents:
#     checkov: [CKV2_AZURE_40]
#     trivy: []
package terraformer.azurerm.storage_shared_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["shared_access_key_enabled"], "in": [false],
	"message": "Requests with the account's key are taken.",
}])
