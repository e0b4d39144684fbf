# METADATA
# title: Spark pools of Synapse don't share machines
# description: |
#   On a shared host one depends on the hypervisor against strangers. It is for data where a rule demands it; elsewhere suppress
#   this.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-isolated-compute
# custom:
#   severity: low
#   remediation: |
#     Set compute_isolation_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_242]
#     trivy: []
package terraformer.azurerm.synapse_spark_isolation

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_synapse_spark_pool", "path": ["compute_isolation_enabled"], "in": [true],
	"remedy": {"if": [{"path": ["node_size"], "in": ["XXXLarge"]}]},
	"message": "The pool shares machines with strangers.",
}])
