# METADATA
# title: SQL servers aren't reached from the internet
# description: |
#   A database is protected by passwords that programs hold, and passwords leak. Behind a private endpoint a leaked one is no use
#   outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/private-endpoint-overview
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_113]
#     trivy: []
package terraformer.azurerm.mssql_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_mssql_server", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The server is reached from the internet.",
}])
