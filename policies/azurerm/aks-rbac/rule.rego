# METADATA
# title: AKS clusters check roles
# description: |
#   Without roles, everybody who may do anything in the cluster may do everything.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-identity
# custom:
#   severity: high
#   remediation: |
#     Leave role_based_access_control_enabled at true.
#   equivalents:
#     checkov: [CKV_AZURE_5]
#     trivy: []
package terraformer.azurerm.aks_rbac

import data.terraformer.lib.expect

# AZU-0042 also knows a block that only older providers had, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["role_based_access_control_enabled"], "not_in": [false],
	"message": "Roles aren't checked.",
}])
