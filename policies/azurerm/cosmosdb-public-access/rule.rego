# METADATA
# title: Cosmos DB isn't reached from the internet
# description: |
#   A database is protected by keys that programs hold, and keys leak. Behind a private endpoint a leaked one is no use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_101]
#     trivy: []
package terraformer.azurerm.cosmosdb_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_cosmosdb_account", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The account is reached from the internet.",
}])
