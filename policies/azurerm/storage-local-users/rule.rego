# METADATA
# title: Storage accounts have no local users
# description: |
#   Users for SFTP are outside of Entra ID: no one removes them when somebody leaves.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support
# custom:
#   severity: low
#   remediation: |
#     Set local_user_enabled = false.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.storage_local_users

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["local_user_enabled"], "in": [false],
	"when": [{"path": ["is_hns_enabled"], "in": [true]}],
	"message": "Local users are allowed.",
}])
