# METADATA
# title: Disks can't be downloaded from the internet
# description: |
#   With a link that anybody may make who has the right to export, the whole disk is copied from anywhere.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disks-enable-private-links-for-import-export-portal
# custom:
#   severity: medium
#   remediation: |
#     Set public_network_access_enabled = false and network_access_policy = "DenyAll".
#   equivalents:
#     checkov: [CKV_AZURE_251]
#     trivy: []
package terraformer.azurerm.disk_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_managed_disk", "path": ["public_network_access_enabled"], "in": [false],
	"message": "The disk can be downloaded from the internet.",
}])
