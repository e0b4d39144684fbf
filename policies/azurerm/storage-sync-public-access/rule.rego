# METADATA
# title: File Sync is reached from virtual networks only
# description: |
#   A service on the internet is protected by keys and passwords alone, and those leak. Behind a private endpoint a leaked one is no
#   use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/file-sync/file-sync-networking-endpoints
# custom:
#   severity: high
#   remediation: |
#     Set incoming_traffic_policy = "AllowVirtualNetworksOnly".
#   equivalents:
#     checkov: [CKV_AZURE_64]
#     trivy: []
package terraformer.azurerm.storage_sync_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_sync", "path": ["incoming_traffic_policy"], "in": ["AllowVirtualNetworksOnly"],
	"message": "The service is reached from the internet.",
}])
