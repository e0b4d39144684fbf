# METADATA
# title: SQL servers record who did what
# description: |
#   After a break-in, and for every audit, the first question is who read what and when.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
# custom:
#   severity: medium
#   remediation: |
#     Add an azurerm_mssql_server_extended_auditing_policy.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.mssql_auditing

import data.terraformer.lib.expect

# CKV_AZURE_23 also takes the block that servers had before version 3 of the provider, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_mssql_server", "companion": {"type": "azurerm_mssql_server_extended_auditing_policy", "by": "server_id"},
	"path": ["enabled"], "not_in": [false],
	"message": "Nobody records what is done on the server.",
}])
