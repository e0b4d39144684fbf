# METADATA
# title: Alerts of SQL servers go to somebody
# description: |
#   An alert that nobody gets is none.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
# custom:
#   severity: low
#   remediation: |
#     Set email_addresses.
#   equivalents:
#     checkov: [CKV_AZURE_26]
#     trivy: [AZU-0018]
package terraformer.azurerm.mssql_alert_addresses

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mssql_server_security_alert_policy", "path": ["email_addresses"], "given": true,
	"message": "Alerts go to nobody.",
}])
