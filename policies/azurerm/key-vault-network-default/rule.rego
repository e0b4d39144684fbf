# METADATA
# title: Key vaults refuse networks that aren't named
# description: |
#   A vault holds the keys to everything else, and needs to be reached from few places.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/network-security
# custom:
#   severity: medium
#   remediation: |
#     Add network_acls with default_action = "Deny".
#   equivalents:
#     checkov: [CKV_AZURE_109]
#     trivy: []
package terraformer.azurerm.key_vault_network_default

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_key_vault", "path": ["network_acls", "default_action"], "in": ["Deny"],
	"message": "Networks that aren't named are let in.",
}])
