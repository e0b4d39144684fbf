# METADATA
# title: AKS clusters enforce network policies
# description: |
#   Without an engine that enforces them, policies are accepted and ignored: every pod reaches every other.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   severity: medium
#   remediation: |
#     Set network_policy in network_profile.
#   equivalents:
#     checkov: [CKV_AZURE_7]
#     trivy: []
package terraformer.azurerm.aks_network_policy

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["network_profile", "network_policy"], "given": true,
	"remedy": {"set": "azure", "if": [{"path": ["network_profile", "network_plugin"], "in": ["azure"]}]},
	"message": "Network policies aren't enforced.",
}])
