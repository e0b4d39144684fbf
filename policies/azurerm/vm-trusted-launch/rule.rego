# METADATA
# title: Virtual machines start trusted code only
# description: |
#   Secure boot and a virtual TPM refuse boot loaders and kernels that somebody changed, where no scanner inside the machine would
#   see it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/trusted-launch
# custom:
#   severity: low
#   remediation: |
#     Set secure_boot_enabled and vtpm_enabled to true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.vm_trusted_launch

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"], "path": ["secure_boot_enabled"], "in": [true],
		"remedy": false,
		"message": "Any boot loader is started.",
	},
	{
		"types": ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"], "path": ["vtpm_enabled"], "in": [true],
		"remedy": false,
		"message": "The machine has no TPM.",
	},
])
