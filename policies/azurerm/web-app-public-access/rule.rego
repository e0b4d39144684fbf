# METADATA
# title: Web apps aren't reached from the internet
# description: |
#   An app for a company's own people has no reason to stand before everybody. Through a private endpoint only the network reaches
#   it. Apps that are public by design may suppress the rule.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/networking/private-endpoint
# custom:
#   severity: low
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_222]
#     trivy: []
package terraformer.azurerm.web_app_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app"], "path": ["public_network_access_enabled"], "in": [false],
	"message": "The app is reached from the internet.",
}])
