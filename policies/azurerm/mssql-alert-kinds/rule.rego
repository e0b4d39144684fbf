# METADATA
# title: All kinds of alerts of SQL servers are on
# description: |
#   Each kind that is switched off is an attack that nobody will hear of.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
# custom:
#   severity: medium
#   remediation: |
#     Leave disabled_alerts out.
#   equivalents:
#     checkov: [CKV_AZURE_25]
#     trivy: [AZU-0028]
package terraformer.azurerm.mssql_alert_kinds

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mssql_server_security_alert_policy", "path": ["disabled_alerts"], "given": false,
	"message": "Some kinds of alerts are off.",
}])
