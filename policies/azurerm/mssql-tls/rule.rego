# METADATA
# title: SQL servers accept TLS 1.2 at least
# description: |
#   Older versions have known breaks, and no current driver needs them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings
# custom:
#   severity: medium
#   remediation: |
#     Leave minimum_tls_version at 1.2.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.mssql_tls

import data.terraformer.lib.expect

# CKV_AZURE_52 refuses what leaves the argument out, although TLS 1.2 is the default, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_mssql_server", "path": ["minimum_tls_version"], "not_in": ["1.0", "1.1", "Disabled"],
	"remedy": {"set": "1.2"},
	"message": "Old versions of TLS are accepted.",
}])
