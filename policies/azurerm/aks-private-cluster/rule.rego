# METADATA
# title: AKS clusters are private
# description: |
#   A private server has no address on the internet: scanners don't find it, and a leaked token is no use outside the network.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/private-clusters
# custom:
#   severity: low
#   remediation: |
#     Set private_cluster_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_115]
#     trivy: []
package terraformer.azurerm.aks_private_cluster

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["private_cluster_enabled"], "in": [true],
	"remedy": {"if": [{"path": ["api_server_access_profile"], "given": false}]},
	"message": "The cluster's server has an address on the internet.",
}])
