# METADATA
# title: Synapse workspaces have a managed network
# description: |
#   Without it, Spark and pipelines run in a network that everybody shares.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet
# custom:
#   severity: medium
#   remediation: |
#     Set managed_virtual_network_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_58]
#     trivy: []
package terraformer.azurerm.synapse_managed_network

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_synapse_workspace", "path": ["managed_virtual_network_enabled"], "in": [true],
	"remedy": false,
	"message": "The workspace has no network of its own.",
}])
