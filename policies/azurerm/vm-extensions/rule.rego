# METADATA
# title: Extensions can't be installed into virtual machines
# description: |
#   An extension runs as root. Whoever may write to the machine's resource in Azure may then run anything inside. Where patching
#   or monitoring comes as an extension, suppress the rule.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/extensions/features-linux
# custom:
#   severity: low
#   remediation: |
#     Set allow_extension_operations = false.
#   equivalents:
#     checkov: [CKV_AZURE_50]
#     trivy: []
package terraformer.azurerm.vm_extensions

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"], "path": ["allow_extension_operations"], "in": [false],
	"message": "Extensions may be installed.",
}])
