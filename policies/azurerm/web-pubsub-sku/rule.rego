# METADATA
# title: Web PubSub has an SLA
# description: |
#   Of the free tier nothing is promised, and it ends at twenty connections.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-web-pubsub/resource-faq
# custom:
#   severity: low
#   remediation: |
#     Choose Standard_S1 or a Premium sku.
#   equivalents:
#     checkov: [CKV_AZURE_175]
#     trivy: []
package terraformer.azurerm.web_pubsub_sku

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_web_pubsub", "path": ["sku"], "not_in": ["Free_F1"],
	"remedy": {"set": "Standard_S1"},
	"message": "The service has no SLA.",
}])
