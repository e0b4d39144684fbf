# METADATA
# title: AKS node pools are scale sets
# description: |
#   Only scale sets can be scaled automatically, spread over zones and upgraded node by node.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-clusters-workloads
# custom:
#   severity: low
#   remediation: |
#     Leave type of default_node_pool out.
#   equivalents:
#     checkov: [CKV_AZURE_169]
#     trivy: []
package terraformer.azurerm.aks_scale_sets

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "type"], "not_in": ["AvailabilitySet"],
	"remedy": {"set": "VirtualMachineScaleSets"},
	"message": "The node pool is an availability set.",
}])
