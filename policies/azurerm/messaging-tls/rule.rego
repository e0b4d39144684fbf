# METADATA
# title: Event Hubs and Service Bus accept TLS 1.2 at least
# description: |
#   Older versions have known breaks, and no current client needs them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/event-hubs/transport-layer-security-configure-minimum-version
# custom:
#   severity: medium
#   remediation: |
#     Leave minimum_tls_version at 1.2.
#   equivalents:
#     checkov: [CKV_AZURE_223]
#     trivy: []
package terraformer.azurerm.messaging_tls

import data.terraformer.lib.expect

# CKV_AZURE_205 refuses what leaves the argument out, although TLS 1.2 is the default, so it is no equivalent.
results := expect.results([{
	"types": ["azurerm_eventhub_namespace", "azurerm_servicebus_namespace"], "path": ["minimum_tls_version"], "not_in": ["1.0", "1.1"],
	"remedy": {"set": "1.2"},
	"message": "Old versions of TLS are accepted.",
}])
