# METADATA
# title: Data Explorer clusters have an SLA
# description: |
#   Machines for development stand alone, and nothing is promised of them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-explorer/manage-cluster-choose-sku
# custom:
#   severity: low
#   remediation: |
#     Choose a sku that doesn't begin with Dev(No SLA).
#   equivalents:
#     checkov: [CKV_AZURE_180]
#     trivy: []
package terraformer.azurerm.kusto_sku

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kusto_cluster", "path": ["sku", "name"], "not_matches": `^Dev\(No SLA\)`,
	"message": "The cluster has no SLA.",
}])
