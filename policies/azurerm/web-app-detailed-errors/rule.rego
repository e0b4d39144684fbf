# METADATA
# title: Web apps keep the details of errors
# description: |
#   When requests fail, the stored error pages tell why. They go to the log, not to the user.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
# custom:
#   severity: low
#   remediation: |
#     Set detailed_error_messages = true in the logs block.
#   equivalents:
#     checkov: [CKV_AZURE_65]
#     trivy: []
package terraformer.azurerm.web_app_detailed_errors

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["azurerm_linux_web_app", "azurerm_windows_web_app"], "path": ["logs", "detailed_error_messages"], "in": [true],
		"message": "Details of errors aren't kept.",
	},
	{
		"type": "azurerm_app_service", "path": ["logs", "detailed_error_messages_enabled"], "in": [true],
		"message": "Details of errors aren't kept.",
	},
])
