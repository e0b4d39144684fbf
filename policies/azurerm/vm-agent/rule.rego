# METADATA
# title: Virtual machines have Azure's agent
# description: |
#   Without the agent nothing can be repaired, patched or watched from outside when the network is gone.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/extensions/agent-windows
# custom:
#   severity: low
#   remediation: |
#     Leave provision_vm_agent out.
#   equivalents:
#     checkov: [CKV_AZURE_179]
#     trivy: []
package terraformer.azurerm.vm_agent

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"], "path": ["provision_vm_agent"], "not_in": [false],
	"message": "The agent isn't installed.",
}])
