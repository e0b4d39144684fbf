# METADATA
# title: Data Explorer has an identity of its own
# description: |
#   An identity of its own needs no key in the program or its settings that could leak.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-explorer/managed-identities-overview
# custom:
#   severity: low
#   remediation: |
#     Add identity { type = "SystemAssigned" }.
#   equivalents:
#     checkov: [CKV_AZURE_181]
#     trivy: []
package terraformer.azurerm.kusto_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kusto_cluster", "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The cluster has no identity of its own.",
}])
