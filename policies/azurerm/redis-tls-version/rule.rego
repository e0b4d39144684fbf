# METADATA
# title: Redis accepts TLS 1.2 at least
# description: |
#   Older versions have known breaks, and no current client needs them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11
# custom:
#   severity: medium
#   remediation: |
#     Set minimum_tls_version = "1.2".
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.redis_tls_version

import data.terraformer.lib.expect

# CKV_AZURE_148 refuses what leaves the argument out, although TLS 1.2 is the default, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_redis_cache", "path": ["minimum_tls_version"], "not_in": ["1.0", "1.1"],
	"remedy": {"set": "1.2"},
	"message": "Old versions of TLS are accepted.",
}])
