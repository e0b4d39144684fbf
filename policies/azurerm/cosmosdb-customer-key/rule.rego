# METADATA
# title: Cosmos DB accounts are encrypted with a key of one's own
# description: |
#   A key of one's own can be taken away, and its use is logged. With the platform's neither is possible.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/cosmos-db/how-to-setup-customer-managed-keys
# custom:
#   severity: low
#   remediation: |
#     Set key_vault_key_id.
#   equivalents:
#     checkov: [CKV_AZURE_100]
#     trivy: []
package terraformer.azurerm.cosmosdb_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_cosmosdb_account", "path": ["key_vault_key_id"], "given": true,
	"message": "The key isn't the customer's.",
}])
