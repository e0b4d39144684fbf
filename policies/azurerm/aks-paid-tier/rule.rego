# METADATA
# title: AKS clusters for production have an SLA
# description: |
#   The free tier promises nothing: its server may be down or slow while the cluster grows.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
# custom:
#   severity: low
#   remediation: |
#     Set sku_tier to Standard or Premium.
#   equivalents:
#     checkov: [CKV_AZURE_170]
#     trivy: []
package terraformer.azurerm.aks_paid_tier

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["sku_tier"], "in": ["Standard", "Premium"],
	"message": "The cluster is of the free tier.",
}])
