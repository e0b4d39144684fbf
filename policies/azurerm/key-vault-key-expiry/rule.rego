# METADATA
# title: Keys have an end
# description: |
#   The longer a key is used, the more there is to lose with it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/keys/about-keys
# custom:
#   severity: low
#   remediation: |
#     Set expiration_date, or a rotation_policy with expire_after.
#   equivalents:
#     checkov: [CKV_AZURE_40]
#     trivy: []
package terraformer.azurerm.key_vault_key_expiry

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_key_vault_key", "path": ["expiration_date"], "given": true,
	"or": [{"path": ["rotation_policy", "expire_after"], "given": true}],
	"message": "The key never ends.",
}])
