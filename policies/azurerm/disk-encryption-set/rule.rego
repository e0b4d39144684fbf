# METADATA
# title: Disks are encrypted by a key of one's own
# description: |
#   With a key of one's own, access to all disks can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disk-encryption
# custom:
#   severity: low
#   remediation: |
#     Set disk_encryption_set_id.
#   equivalents:
#     checkov: [CKV_AZURE_93]
#     trivy: []
package terraformer.azurerm.disk_encryption_set

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_managed_disk", "path": ["disk_encryption_set_id"], "given": true,
	"message": "The disk is encrypted by Azure's key.",
}])
