# METADATA
# title: Firewalls of databases don't let all of Azure or the internet in
# description: |
#   The range from 0.0.0.0 to 0.0.0.0 lets in every machine in Azure, of every customer; a range that ends at 255.255.255.255
#   everybody.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
# custom:
#   severity: high
#   remediation: |
#     Name the addresses that may come, or use a private endpoint.
#   equivalents:
#     checkov: [CKV2_AZURE_34]
#     trivy: []
package terraformer.azurerm.sql_firewall_any

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"], "path": ["start_ip_address"], "not_in": ["0.0.0.0"],
	"message": "Strangers are let in.",
}])
