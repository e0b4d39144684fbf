# METADATA
# title: Owners hear of attacks on a SQL server
# description: |
#   An alert that nobody gets is none.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
# custom:
#   severity: low
#   remediation: |
#     Set email_account_admins_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_27]
#     trivy: []
package terraformer.azurerm.mssql_alert_owners

import data.terraformer.lib.expect

# AZU-0023 knows the argument by the name that older providers gave it, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_mssql_server_security_alert_policy", "path": ["email_account_admins_enabled"], "in": [true],
	"message": "Owners get no mail about alerts.",
}])
