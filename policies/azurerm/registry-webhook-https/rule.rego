# METADATA
# title: Webhooks of registries call HTTPS
# description: |
#   The call carries the webhook's secret header and tells what was pushed.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-webhook
# custom:
#   severity: medium
#   remediation: |
#     Begin service_uri with https://.
#   equivalents:
#     checkov: [CKV2_AZURE_30]
#     trivy: []
package terraformer.azurerm.registry_webhook_https

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry_webhook", "path": ["service_uri"], "matches": "^https://",
	"message": "The webhook calls a plain HTTP address.",
}])
