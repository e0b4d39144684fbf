# METADATA
# title: Databases of SQL Server are spread over zones
# description: |
#   A database in one zone is down when that zone is.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/high-availability-sla
# custom:
#   severity: low
#   remediation: |
#     Set zone_redundant = true.
#   equivalents:
#     checkov: [CKV_AZURE_229]
#     trivy: []
package terraformer.azurerm.mssql_zones

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mssql_database", "path": ["zone_redundant"], "in": [true],
	"remedy": {"if": [{"path": ["sku_name"], "matches": `^(P\d|BC_|GP_|HS_)`}]},
	"message": "The database stands in one zone.",
}])
