# METADATA
# title: Virtual machines encrypt disks and caches at the host
# description: |
#   What the machine writes to temporary disks and caches is otherwise left on the host as it is.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disk-encryption
# custom:
#   severity: low
#   remediation: |
#     Set encryption_at_host_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_97, CKV_AZURE_151]
#     trivy: []
package terraformer.azurerm.vm_host_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"], "path": ["encryption_at_host_enabled"], "in": [true],
	"message": "Disks aren't encrypted at the host.",
}])
