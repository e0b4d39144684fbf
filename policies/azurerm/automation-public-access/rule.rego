# METADATA
# title: Automation accounts aren't reached from the internet
# description: |
#   A service on the internet is protected by keys and passwords alone, and those leak. Behind a private endpoint a leaked one is no
#   use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/automation/how-to/private-link-security
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV2_AZURE_24]
#     trivy: []
package terraformer.azurerm.automation_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_automation_account", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The account is reached from the internet.",
}])
