# METADATA
# title: Databases of SQL Server are encrypted
# description: |
#   Backups and files are otherwise readable by whoever gets hold of them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
# custom:
#   severity: high
#   remediation: |
#     Leave transparent_data_encryption_enabled at true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.mssql_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mssql_database", "path": ["transparent_data_encryption_enabled"], "not_in": [false],
	"message": "The database isn't encrypted.",
}])
