# METADATA
# title: Search services have an identity of their own
# description: |
#   With a managed identity an indexer reads its sources without a password that somebody has to store.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/search/search-howto-managed-identities-data-sources
# custom:
#   severity: low
#   remediation: |
#     Add an identity block.
#   equivalents:
#     checkov: [CKV_AZURE_207]
#     trivy: []
package terraformer.azurerm.search_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_search_service", "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The service has no managed identity.",
}])
