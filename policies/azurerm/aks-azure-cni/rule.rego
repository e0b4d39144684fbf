# METADATA
# title: AKS clusters use Azure's own network plugin
# description: |
#   Pods then have addresses of the network, so that its security groups and logs see them. Kubenet is no longer developed and
#   ends in 2028.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   severity: low
#   remediation: |
#     Set network_plugin = "azure" in network_profile.
#   equivalents:
#     checkov: [CKV2_AZURE_29]
#     trivy: []
package terraformer.azurerm.aks_azure_cni

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["network_profile", "network_plugin"], "in": ["azure"],
	"remedy": {"if": [{"path": ["network_profile", "pod_cidr"], "given": false}]},
	"message": "The cluster doesn't use Azure CNI.",
}])
