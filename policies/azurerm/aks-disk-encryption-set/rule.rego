# METADATA
# title: Disks of AKS clusters are encrypted by a key of one's own
# description: |
#   With a key of one's own, access to all disks can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys
# custom:
#   severity: low
#   remediation: |
#     Set disk_encryption_set_id.
#   equivalents:
#     checkov: [CKV_AZURE_117]
#     trivy: []
package terraformer.azurerm.aks_disk_encryption_set

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["disk_encryption_set_id"], "given": true,
	"message": "Disks are encrypted by Azure's key.",
}])
