# METADATA
# title: Event Grid topics and domains aren't reached from the internet
# description: |
#   A service on the internet is protected by keys and passwords alone, and those leak. Behind a private endpoint a leaked one is no
#   use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/event-grid/configure-private-endpoints
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_106, CKV_AZURE_193]
#     trivy: []
package terraformer.azurerm.eventgrid_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_eventgrid_domain", "azurerm_eventgrid_topic"], "path": ["public_network_access_enabled"], "in": [false],
	"message": "Events are taken from the internet.",
}])
