# METADATA
# title: Storage accounts can't have public blobs
# description: |
#   With the switch off, no mistake in a container's access type publishes anything.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
# custom:
#   severity: high
#   remediation: |
#     Set allow_nested_items_to_be_public = false.
#   equivalents:
#     checkov: [CKV2_AZURE_47]
#     trivy: []
package terraformer.azurerm.storage_blob_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["allow_nested_items_to_be_public"], "in": [false],
	"message": "Blobs of the account can be made public.",
}])
