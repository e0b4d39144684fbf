# METADATA
# title: System nodes of AKS run the system's pods only
# description: |
#   An application that takes all of a node's memory otherwise takes the cluster's DNS with it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   severity: low
#   remediation: |
#     Set only_critical_addons_enabled = true in default_node_pool, and add a node pool for applications.
#   equivalents:
#     checkov: [CKV_AZURE_232]
#     trivy: []
package terraformer.azurerm.aks_system_pool

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "only_critical_addons_enabled"], "in": [true],
	"remedy": {"if": [{"companion": {"type": "azurerm_kubernetes_cluster_node_pool", "by": "kubernetes_cluster_id"}, "path": ["name"], "given": true}]},
	"message": "Applications run among the system's pods.",
}])
