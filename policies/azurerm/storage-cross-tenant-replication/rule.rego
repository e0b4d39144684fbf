# METADATA
# title: Storage accounts don't replicate to other tenants
# description: |
#   Whoever may write a replication policy could otherwise copy all new objects to an account of a stranger.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/object-replication-prevent-cross-tenant-policies
# custom:
#   severity: low
#   remediation: |
#     Leave cross_tenant_replication_enabled out.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.storage_cross_tenant_replication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["cross_tenant_replication_enabled"], "not_in": [true],
	"message": "Objects may be replicated to other tenants.",
}])
