# METADATA
# title: Data Explorer encrypts its disks
# description: |
#   The cache on the nodes' disks is a copy of the data.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-explorer/cluster-encryption-disk
# custom:
#   severity: medium
#   remediation: |
#     Set disk_encryption_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_74]
#     trivy: []
package terraformer.azurerm.kusto_disk_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kusto_cluster", "path": ["disk_encryption_enabled"], "in": [true],
	"message": "The disks of the nodes aren't encrypted.",
}])
