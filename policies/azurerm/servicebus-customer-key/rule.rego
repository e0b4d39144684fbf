# METADATA
# title: Service Bus is encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key
# custom:
#   severity: low
#   remediation: |
#     Add a customer_managed_key block.
#   equivalents:
#     checkov: [CKV_AZURE_201]
#     trivy: []
package terraformer.azurerm.servicebus_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_servicebus_namespace", "path": ["customer_managed_key"], "given": true,
	"message": "Messages are encrypted by Azure's key.",
}])
