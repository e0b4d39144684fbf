# METADATA
# title: Web apps have users log in
# description: |
#   App Service can check who sends a request before the app's own code sees it, so a mistake there exposes nothing. Apps that are
#   public by design may suppress the rule.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
# custom:
#   severity: low
#   remediation: |
#     Add an auth_settings_v2 block with auth_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_13]
#     trivy: [AZU-0003]
package terraformer.azurerm.web_app_authentication

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"], "path": ["auth_settings", "enabled"], "in": [true],
	"or": [{"path": ["auth_settings_v2", "auth_enabled"], "in": [true]}],
	"message": "Nobody has to log in.",
}])
