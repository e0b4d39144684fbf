# METADATA
# title: Linux machines have a key for their operator
# description: |
#   Without a key the only way in is a password, and passwords are guessed.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed
# custom:
#   severity: medium
#   remediation: |
#     Add an admin_ssh_key block.
#   equivalents:
#     checkov: [CKV_AZURE_178]
#     trivy: []
package terraformer.azurerm.vm_ssh_key

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set"], "path": ["admin_ssh_key"], "given": true,
	"message": "The machine has no key for SSH.",
}])
