# METADATA
# title: AKS nodes hold 50 pods at least
# description: |
#   With fewer, nodes are full of the system's own pods, and more machines are paid for than needed. The number can't be changed
#   later.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/quotas-skus-regions
# custom:
#   severity: low
#   remediation: |
#     Set max_pods to 50 or more.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.aks_max_pods

import data.terraformer.lib.expect

# CKV_AZURE_168 wants the number said, although 110 or 250 pods is what a node holds in most clusters; so it is no equivalent.
message := "Nodes hold fewer than 50 pods."

results := expect.results([
	{
		"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "max_pods"], "at_least": 50, "absent": "pass",
		"message": message,
	},
	{
		# 30 by default
		"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "max_pods"], "given": true,
		"when": [
			{"path": ["network_profile", "network_plugin"], "in": ["azure"]},
			{"path": ["network_profile", "network_plugin_mode"], "not_in": ["overlay"]},
		],
		"message": message,
	},
	{
		"type": "azurerm_kubernetes_cluster_node_pool", "path": ["max_pods"], "at_least": 50, "absent": "unknown",
		"message": message,
	},
])
