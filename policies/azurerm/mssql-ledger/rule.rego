# METADATA
# title: Databases keep a ledger
# description: |
#   A ledger proves that nobody, not even an administrator, changed rows unseen. It can only be chosen when the database is made.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/ledger-overview
# custom:
#   severity: low
#   remediation: |
#     Set ledger_enabled = true where tampering matters.
#   equivalents:
#     checkov: [CKV_AZURE_224]
#     trivy: []
package terraformer.azurerm.mssql_ledger

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mssql_database", "path": ["ledger_enabled"], "in": [true],
	"message": "Nothing proves that rows weren't changed.",
}])
