# METADATA
# title: Event Grid takes identities, not keys
# description: |
#   A key may do everything and never ends. Identities have roles, and each access is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/event-grid/authenticate-with-microsoft-entra-id
# custom:
#   severity: low
#   remediation: |
#     Set local_auth_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_192, CKV_AZURE_195]
#     trivy: []
package terraformer.azurerm.eventgrid_local_auth

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_eventgrid_topic", "azurerm_eventgrid_domain"], "path": ["local_auth_enabled"], "in": [false],
	"message": "Requests with a key are taken.",
}])
