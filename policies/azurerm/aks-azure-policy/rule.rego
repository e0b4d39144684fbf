# METADATA
# title: AKS clusters are held to policies
# description: |
#   The add-on refuses pods that break the organisation's rules before they run.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
# custom:
#   severity: low
#   remediation: |
#     Set azure_policy_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_116]
#     trivy: []
package terraformer.azurerm.aks_azure_policy

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["azure_policy_enabled"], "in": [true],
	"message": "Azure Policy isn't enabled.",
}])
