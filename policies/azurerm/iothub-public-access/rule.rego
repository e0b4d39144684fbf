# METADATA
# title: IoT hubs aren't reached from the internet
# description: |
#   A service on the internet is protected by keys and passwords alone, and those leak. Behind a private endpoint a leaked one is no
#   use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/iot-hub/iot-hub-public-network-access
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.iothub_public_access

import data.terraformer.lib.expect

# CKV_AZURE_108 accepts what leaves the argument out, although access is public then, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_iothub", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The hub is reached from the internet.",
}])
