# METADATA
# title: Service Bus takes identities, not keys
# description: |
#   A key may do everything and never ends. Identities have roles, and each access is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/service-bus-messaging/disable-local-authentication
# custom:
#   severity: low
#   remediation: |
#     Set local_auth_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_203]
#     trivy: []
package terraformer.azurerm.messaging_local_auth

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_servicebus_namespace", "path": ["local_auth_enabled"], "in": [false],
	"message": "Requests with the namespace's key are taken.",
}])
