# METADATA
# title: Web apps accept TLS 1.2 at least
# description: |
#   Older versions have known breaks, and no browser of the last ten years needs them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-tls
# custom:
#   severity: medium
#   remediation: |
#     Leave minimum_tls_version of site_config at 1.2, or set 1.3.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.web_app_tls

import data.terraformer.lib.expect

# CKV_AZURE_15 accepts some variables whose default is an older version, so it is no equivalent.
results := expect.results([
	{
		"types": ["azurerm_linux_web_app", "azurerm_windows_web_app"], "path": ["site_config", "minimum_tls_version"], "in": ["1.2", "1.3"],
		"message": "The app accepts old versions of TLS.",
	},
	{
		"type": "azurerm_app_service", "path": ["site_config", "min_tls_version"], "not_in": ["1.0", "1.1"],
		"remedy": {"set": "1.2"},
		"message": "The app accepts old versions of TLS.",
	},
])
