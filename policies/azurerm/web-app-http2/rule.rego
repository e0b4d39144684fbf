# METADATA
# title: Web apps speak HTTP/2
# description: |
#   One connection carries many requests at once, and pages load faster. It costs nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-common
# custom:
#   severity: low
#   remediation: |
#     Set http2_enabled = true in site_config.
#   equivalents:
#     checkov: [CKV_AZURE_18]
#     trivy: []
package terraformer.azurerm.web_app_http2

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"], "path": ["site_config", "http2_enabled"], "in": [true],
	"message": "The app doesn't speak HTTP/2.",
}])
