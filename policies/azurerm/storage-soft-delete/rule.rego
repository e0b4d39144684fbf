# METADATA
# title: Deleted blobs can be brought back
# description: |
#   Without a retention time, deleting is final, whether a person, a program or a thief does it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview
# custom:
#   severity: medium
#   remediation: |
#     Add delete_retention_policy to blob_properties.
#   equivalents:
#     checkov: [CKV2_AZURE_38]
#     trivy: []
package terraformer.azurerm.storage_soft_delete

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["blob_properties", "delete_retention_policy"], "given": true,
	"when": [{"path": ["account_kind"], "not_in": ["FileStorage"]}],
	"remedy": {"path": ["blob_properties", "delete_retention_policy", "days"], "set": 7},
	"message": "Deleted blobs can't be brought back.",
}])
