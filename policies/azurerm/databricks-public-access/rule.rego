# METADATA
# title: Databricks workspaces aren't reached from the internet
# description: |
#   A service on the internet is protected by keys and passwords alone, and those leak. Behind a private endpoint a leaked one is no
#   use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/databricks/security/network/front-end/front-end-private-connect
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_158]
#     trivy: []
package terraformer.azurerm.databricks_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_databricks_workspace", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The workspace is reached from the internet.",
}])
