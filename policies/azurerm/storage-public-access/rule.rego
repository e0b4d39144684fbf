# METADATA
# title: Storage accounts aren't reached from the internet
# description: |
#   Behind a private endpoint a leaked key is no use outside the network.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-network-security
# custom:
#   severity: medium
#   remediation: |
#     Set public_network_access_enabled = false, or name networks in network_rules with default_action Deny.
#   equivalents:
#     checkov: [CKV_AZURE_59]
#     trivy: []
package terraformer.azurerm.storage_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The account is reached from the internet.",
}])
