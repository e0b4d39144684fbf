# METADATA
# title: Redis isn't reached from the internet
# description: |
#   A cache is protected by one key that programs hold, and keys leak.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-private-link
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_89]
#     trivy: []
package terraformer.azurerm.redis_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_redis_cache", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The cache is reached from the internet.",
}])
