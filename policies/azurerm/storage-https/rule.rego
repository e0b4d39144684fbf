# METADATA
# title: Storage accounts take requests over HTTPS only
# description: |
#   Otherwise keys, tokens and content travel in the clear.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
# custom:
#   severity: high
#   remediation: |
#     Leave https_traffic_only_enabled at true.
#   equivalents:
#     checkov: [CKV_AZURE_3]
#     trivy: []
package terraformer.azurerm.storage_https

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["https_traffic_only_enabled"], "not_in": [false],
	"message": "Requests over HTTP are taken.",
}])
