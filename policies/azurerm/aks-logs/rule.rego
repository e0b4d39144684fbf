# METADATA
# title: AKS clusters send logs to a workspace
# description: |
#   Logs on the nodes vanish with them. In a workspace one sees what happened, and gets alerts.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable
# custom:
#   severity: medium
#   remediation: |
#     Add an oms_agent block with a workspace.
#   equivalents:
#     checkov: [CKV_AZURE_4]
#     trivy: []
package terraformer.azurerm.aks_logs

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["oms_agent", "log_analytics_workspace_id"], "given": true,
	"message": "The cluster sends no logs.",
}])
