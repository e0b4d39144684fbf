# METADATA
# title: Service Bus has an identity of its own
# description: |
#   An identity of its own needs no key in the program or its settings that could leak.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/service-bus-messaging/service-bus-managed-service-identity
# custom:
#   severity: low
#   remediation: |
#     Add identity { type = "SystemAssigned" }.
#   equivalents:
#     checkov: [CKV_AZURE_202]
#     trivy: []
package terraformer.azurerm.servicebus_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_servicebus_namespace", "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The namespace has no identity of its own.",
}])
