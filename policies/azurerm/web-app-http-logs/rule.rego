# METADATA
# title: Web apps log requests
# description: |
#   Without a log of requests nobody can say what an attacker asked for, or when it began.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
# custom:
#   severity: medium
#   remediation: |
#     Add http_logs to the logs block.
#   equivalents:
#     checkov: [CKV_AZURE_63]
#     trivy: []
package terraformer.azurerm.web_app_http_logs

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"], "path": ["logs", "http_logs"], "given": true,
	"message": "Requests aren't logged.",
}])
