# METADATA
# title: Event Grid has an identity of its own
# description: |
#   With a managed identity events are delivered to queues and hubs without a key that somebody has to store.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/event-grid/enable-identity-custom-topics-domains
# custom:
#   severity: low
#   remediation: |
#     Add an identity block.
#   equivalents:
#     checkov: [CKV_AZURE_191, CKV_AZURE_194]
#     trivy: []
package terraformer.azurerm.eventgrid_identity

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_eventgrid_topic", "azurerm_eventgrid_domain"], "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "There is no managed identity.",
}])
