# METADATA
# title: Automation accounts have an identity of their own
# description: |
#   An identity of its own needs no key in the program or its settings that could leak.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/automation/enable-managed-identity-for-automation
# custom:
#   severity: low
#   remediation: |
#     Add identity { type = "SystemAssigned" }.
#   equivalents:
#     checkov: [CKV2_AZURE_36]
#     trivy: []
package terraformer.azurerm.automation_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_automation_account", "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The account has no identity of its own.",
}])
