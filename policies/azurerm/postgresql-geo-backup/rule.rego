# METADATA
# title: Backups of databases are kept in a second region
# description: |
#   Backups in one region are lost with it. It can only be chosen when the server is made.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore
# custom:
#   severity: low
#   remediation: |
#     Set geo_redundant_backup_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_136]
#     trivy: []
package terraformer.azurerm.postgresql_geo_backup

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server"], "path": ["geo_redundant_backup_enabled"], "in": [true],
	"message": "Backups are kept in one region.",
}])
