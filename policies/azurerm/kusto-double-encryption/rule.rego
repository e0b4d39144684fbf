# METADATA
# title: Data Explorer encrypts twice
# description: |
#   A second layer with another key holds when the first is broken.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-explorer/cluster-encryption-double
# custom:
#   severity: low
#   remediation: |
#     Set double_encryption_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_75]
#     trivy: []
package terraformer.azurerm.kusto_double_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kusto_cluster", "path": ["double_encryption_enabled"], "in": [true],
	"remedy": false,
	"message": "Data is encrypted once only.",
}])
