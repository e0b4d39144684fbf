# METADATA
# title: Backups of MySQL are kept in a second region
# description: |
#   When a region is lost, a backup in it is, too.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/mysql/flexible-server/concepts-backup-restore
# custom:
#   severity: low
#   remediation: |
#     Set geo_redundant_backup_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_94]
#     trivy: []
package terraformer.azurerm.mysql_geo_backup

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mysql_flexible_server", "path": ["geo_redundant_backup_enabled"], "in": [true],
	"remedy": false,
	"message": "Backups lie in the region of the server.",
}])
