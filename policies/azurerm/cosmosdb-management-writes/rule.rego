# METADATA
# title: Keys of Cosmos DB change no metadata
# description: |
#   Who has a key for data could otherwise also drop databases and change throughput, past all roles.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/cosmos-db/role-based-access-control
# custom:
#   severity: medium
#   remediation: |
#     Set access_key_metadata_writes_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_132]
#     trivy: []
package terraformer.azurerm.cosmosdb_management_writes

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_cosmosdb_account", "path": ["access_key_metadata_writes_enabled"], "in": [false],
	"message": "A key for data also changes databases and containers.",
}])
