# METADATA
# title: Clusters for machine learning have no local accounts
# description: |
#   Local accounts are outside of Entra ID: no one removes them when somebody leaves.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/machine-learning/how-to-integrate-azure-policy
# custom:
#   severity: low
#   remediation: |
#     Set local_auth_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_142]
#     trivy: []
package terraformer.azurerm.machine_learning_compute_ssh

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_machine_learning_compute_cluster", "path": ["local_auth_enabled"], "in": [false],
	"message": "Local accounts are enabled.",
}])
