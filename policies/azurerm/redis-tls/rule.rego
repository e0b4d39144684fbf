# METADATA
# title: Redis is reached over TLS only
# description: |
#   Otherwise the access key and the content travel in the clear.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11
# custom:
#   severity: high
#   remediation: |
#     Leave non_ssl_port_enabled out.
#   equivalents:
#     checkov: [CKV_AZURE_91]
#     trivy: []
package terraformer.azurerm.redis_tls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_redis_cache", "path": ["non_ssl_port_enabled"], "not_in": [true],
	"message": "The port without TLS is open.",
}])
