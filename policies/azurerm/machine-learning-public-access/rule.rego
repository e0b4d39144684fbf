# METADATA
# title: Machine learning workspaces aren't reached from the internet
# description: |
#   A service on the internet is protected by keys and passwords alone, and those leak. Behind a private endpoint a leaked one is no
#   use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet
# custom:
#   severity: high
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_144]
#     trivy: []
package terraformer.azurerm.machine_learning_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_machine_learning_workspace", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The workspace is reached from the internet.",
}])
