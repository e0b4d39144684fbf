# METADATA
# title: Cosmos DB takes identities, not keys
# description: |
#   A key may do everything and never ends. Identities have roles, and each access is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac
# custom:
#   severity: low
#   remediation: |
#     Set local_authentication_enabled = false.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.cosmosdb_local_auth

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_cosmosdb_account", "path": ["local_authentication_enabled"], "in": [false],
	"message": "Requests with the account's key are taken.",
}])
