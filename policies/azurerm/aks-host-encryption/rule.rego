# METADATA
# title: AKS nodes encrypt temporary disks and caches
# description: |
#   Secrets and images are cached there. Encryption at the host covers what encryption of the disks leaves out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/enable-host-encryption
# custom:
#   severity: low
#   remediation: |
#     Set host_encryption_enabled = true in the node pool.
#   equivalents:
#     checkov: [CKV_AZURE_227]
#     trivy: []
package terraformer.azurerm.aks_host_encryption

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "host_encryption_enabled"], "in": [true],
		"message": "Temporary disks aren't encrypted.",
	},
	{
		"type": "azurerm_kubernetes_cluster_node_pool", "path": ["host_encryption_enabled"], "in": [true],
		"message": "Temporary disks aren't encrypted.",
	},
])
