# METADATA
# title: SQL pools of Synapse are encrypted
# description: |
#   Files and backups are otherwise readable by whoever gets hold of them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/sql-data-warehouse-encryption-tde
# custom:
#   severity: high
#   remediation: |
#     Set data_encrypted = true.
#   equivalents:
#     checkov: [CKV_AZURE_241]
#     trivy: []
package terraformer.azurerm.synapse_pool_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_synapse_sql_pool", "path": ["data_encrypted"], "in": [true],
	"message": "The pool isn't encrypted.",
}])
