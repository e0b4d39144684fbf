# METADATA
# title: Service Bus isn't reached from the internet
# description: |
#   Messages between one's own programs have no reason to pass the internet, and a leaked key is then no use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/service-bus-messaging/private-link-service
# custom:
#   severity: low
#   remediation: |
#     Set public_network_access_enabled = false (with the sku Premium).
#   equivalents:
#     checkov: [CKV_AZURE_204]
#     trivy: []
package terraformer.azurerm.servicebus_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_servicebus_namespace", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The namespace is reached from the internet.",
}])
