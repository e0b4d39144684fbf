# METADATA
# title: Key vaults aren't reached from the internet
# description: |
#   A vault holds the keys to everything else. Behind a private endpoint a stolen login is no use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/private-link-service
# custom:
#   severity: medium
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_189]
#     trivy: []
package terraformer.azurerm.key_vault_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_key_vault", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The vault is reached from the internet.",
}])
