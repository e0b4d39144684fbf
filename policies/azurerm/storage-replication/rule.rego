# METADATA
# title: Storage accounts keep copies elsewhere
# description: |
#   Copies in one building are lost together. Zones protect against one fire, another region against all of them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-redundancy
# custom:
#   severity: low
#   remediation: |
#     Set account_replication_type to ZRS, GRS or a variant of them.
#   equivalents:
#     checkov: [CKV_AZURE_206]
#     trivy: []
package terraformer.azurerm.storage_replication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["account_replication_type"], "not_in": ["LRS"],
	"remedy": {"set": "GRS", "if": [{"path": ["account_tier"], "in": ["Standard"]}]},
	"message": "All copies are in one place.",
}])
