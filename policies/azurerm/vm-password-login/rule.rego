# METADATA
# title: Linux machines take no passwords
# description: |
#   Passwords are guessed, all day, on every machine that is on a network. Keys can't be.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed
# custom:
#   severity: high
#   remediation: |
#     Leave disable_password_authentication at true and give an admin_ssh_key.
#   equivalents:
#     checkov: [CKV_AZURE_149]
#     trivy: [AZU-0039]
package terraformer.azurerm.vm_password_login

import data.terraformer.lib.expect

message := "Logins with a password are taken."

results := expect.results([
	{
		"types": ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set"], "path": ["disable_password_authentication"], "not_in": [false],
		"remedy": {"if": [{"path": ["admin_ssh_key"], "given": true}, {"path": ["admin_password"], "given": false}]},
		"message": message,
	},
	{
		"type": "azurerm_virtual_machine", "each": ["os_profile_linux_config"], "path": ["disable_password_authentication"], "in": [true],
		"remedy": false,
		"message": message,
	},
])
