# METADATA
# title: Function apps accept TLS 1.2 at least
# description: |
#   Older versions have known breaks, and no client of the last ten years needs them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-tls
# custom:
#   severity: medium
#   remediation: |
#     Leave minimum_tls_version of site_config at 1.2, or set 1.3.
#   equivalents:
#     checkov: [CKV_AZURE_145]
#     trivy: []
package terraformer.azurerm.function_app_tls

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["azurerm_linux_function_app", "azurerm_windows_function_app"], "path": ["site_config", "minimum_tls_version"], "in": ["1.2", "1.3"],
		"message": "The app accepts old versions of TLS.",
	},
	{
		"type": "azurerm_function_app", "path": ["site_config", "min_tls_version"], "not_in": ["1.0", "1.1"],
		"remedy": {"set": "1.2"},
		"message": "The app accepts old versions of TLS.",
	},
])
