# METADATA
# title: AKS nodes have no public addresses
# description: |
#   A node with an address on the internet is scanned all day, and one open port is enough.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-node-public-ips
# custom:
#   severity: high
#   remediation: |
#     Leave node_public_ip_enabled out.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.aks_node_public_ip

import data.terraformer.lib.expect

# CKV_AZURE_143 also knows an argument that only older providers had, so it is no equivalent.
results := expect.results([
	{
		"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "node_public_ip_enabled"], "not_in": [true],
		"message": "Nodes have public addresses.",
	},
	{
		"type": "azurerm_kubernetes_cluster_node_pool", "path": ["node_public_ip_enabled"], "not_in": [true],
		"message": "Nodes have public addresses.",
	},
])
