# METADATA
# title: Clusters for machine learning shrink to nothing
# description: |
#   Nodes that wait for work cost what working ones do, and are one more machine to attack.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/machine-learning/how-to-create-attach-compute-cluster
# custom:
#   severity: low
#   remediation: |
#     Set min_node_count = 0.
#   equivalents:
#     checkov: [CKV_AZURE_150]
#     trivy: []
package terraformer.azurerm.machine_learning_idle_nodes

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_machine_learning_compute_cluster", "path": ["scale_settings", "min_node_count"], "in": [0],
	"message": "Nodes run without work.",
}])
