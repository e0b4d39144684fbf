# METADATA
# title: Batch keeps its keys in a key vault
# description: |
#   Keys in a vault of one's own can be rotated and taken away, and their use is logged.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/batch/batch-customer-managed-key
# custom:
#   severity: low
#   remediation: |
#     Add key_vault_reference.
#   equivalents:
#     checkov: [CKV_AZURE_76]
#     trivy: []
package terraformer.azurerm.batch_key_vault

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_batch_account", "path": ["key_vault_reference"], "given": true,
	"message": "The account has no key vault.",
}])
