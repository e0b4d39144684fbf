# METADATA
# title: Redis has a replica
# description: |
#   With one node a patch empties the cache, and all load falls on the database behind it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-high-availability
# custom:
#   severity: low
#   remediation: |
#     Set sku_name = "Standard" or "Premium".
#   equivalents:
#     checkov: [CKV_AZURE_230]
#     trivy: []
package terraformer.azurerm.redis_replication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_redis_cache", "path": ["sku_name"], "in": ["Standard", "Premium"],
	"message": "The cache has one node only.",
}])
