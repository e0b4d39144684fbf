# METADATA
# title: Web apps have a health check
# description: |
#   With a path to ask, App Service takes instances that no longer answer out of the rotation and replaces them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/monitor-instances-health-check
# custom:
#   severity: low
#   remediation: |
#     Set health_check_path in site_config.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.web_app_health_check

import data.terraformer.lib.expect

# CKV_AZURE_213 accepts apps with a second site_config, which no provider does, so it is no equivalent.
results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"], "path": ["site_config", "health_check_path"], "given": true,
	"message": "The app has no health check.",
}])
