# METADATA
# title: Synapse workspaces are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption
# custom:
#   severity: low
#   remediation: |
#     Add a customer_managed_key block.
#   equivalents:
#     checkov: [CKV_AZURE_240]
#     trivy: []
package terraformer.azurerm.synapse_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_synapse_workspace", "path": ["customer_managed_key"], "given": true,
	"message": "The workspace is encrypted by Azure's key.",
}])
