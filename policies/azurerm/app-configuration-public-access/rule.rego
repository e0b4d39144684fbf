# METADATA
# title: Configuration stores aren't reached from the internet
# description: |
#   A service on the internet is protected by keys and passwords alone, and those leak. Behind a private endpoint a leaked one is no
#   use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/howto-disable-public-access
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access = "Disabled" and add a private endpoint.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.app_configuration_public_access

import data.terraformer.lib.expect

# CKV_AZURE_185 accepts what leaves the argument out, although access is public then, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_app_configuration", "path": ["public_network_access"], "in": ["Disabled"],
	"message": "The store is reached from the internet.",
}])
