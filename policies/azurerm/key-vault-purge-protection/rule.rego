# METADATA
# title: Key vaults can't be emptied at once
# description: |
#   Whoever destroys a key destroys all that it encrypts. With protection, deleted keys stay for weeks, whatever anybody does.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
# custom:
#   severity: medium
#   remediation: |
#     Set purge_protection_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_110]
#     trivy: []
package terraformer.azurerm.key_vault_purge_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_key_vault", "path": ["purge_protection_enabled"], "in": [true],
	"message": "Keys can be destroyed for good at once.",
}])
