# METADATA
# title: Web apps trace requests that fail
# description: |
#   A trace tells in which module of the server a request failed, and how long each took.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
# custom:
#   severity: low
#   remediation: |
#     Set failed_request_tracing = true in the logs block.
#   equivalents:
#     checkov: [CKV_AZURE_66]
#     trivy: []
package terraformer.azurerm.web_app_request_tracing

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["azurerm_linux_web_app", "azurerm_windows_web_app"], "path": ["logs", "failed_request_tracing"], "in": [true],
		"message": "Failed requests aren't traced.",
	},
	{
		"type": "azurerm_app_service", "path": ["logs", "failed_request_tracing_enabled"], "in": [true],
		"message": "Failed requests aren't traced.",
	},
])
