# METADATA
# title: Web PubSub has an identity of its own
# description: |
#   An identity of its own needs no key in the program or its settings that could leak.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-web-pubsub/howto-use-managed-identity
# custom:
#   severity: low
#   remediation: |
#     Add identity { type = "SystemAssigned" }.
#   equivalents:
#     checkov: [CKV_AZURE_176]
#     trivy: []
package terraformer.azurerm.web_pubsub_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_web_pubsub", "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The service has no identity of its own.",
}])
