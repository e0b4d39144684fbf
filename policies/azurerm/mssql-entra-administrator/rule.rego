# METADATA
# title: SQL servers have an administrator in the directory
# description: |
#   Logins of the directory have a second factor, are logged and end with the employment. A password has none of that.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-configure
# custom:
#   severity: medium
#   remediation: |
#     Add azuread_administrator.
#   equivalents:
#     checkov: [CKV2_AZURE_27]
#     trivy: []
package terraformer.azurerm.mssql_entra_administrator

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mssql_server", "path": ["azuread_administrator", "login_username"], "given": true, "not_matches": "^ *$",
	"message": "Administrators log in by password only.",
}])
