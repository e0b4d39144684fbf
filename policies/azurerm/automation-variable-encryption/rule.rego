# METADATA
# title: Variables of Automation are encrypted
# description: |
#   Whoever may look at the account reads those that aren't.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/automation/shared-resources/variables
# custom:
#   severity: high
#   remediation: |
#     Set encrypted = true.
#   equivalents:
#     checkov: [CKV_AZURE_73]
#     trivy: []
package terraformer.azurerm.automation_variable_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["azurerm_automation_variable_bool", "azurerm_automation_variable_datetime", "azurerm_automation_variable_int", "azurerm_automation_variable_string"], "path": ["encrypted"], "in": [true],
	"remedy": false,
	"message": "The variable can be read by whoever sees the account.",
}])
