# METADATA
# title: Web apps stay loaded
# description: |
#   An app that was unloaded for lack of visitors makes the next one wait for seconds, and its background jobs stop.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-common
# custom:
#   severity: low
#   remediation: |
#     Leave always_on of site_config alone.
#   equivalents:
#     checkov: [CKV_AZURE_214]
#     trivy: []
package terraformer.azurerm.web_app_always_on

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"], "path": ["site_config", "always_on"], "in": [true],
	"message": "The app is unloaded when nobody asks for it.",
}])
