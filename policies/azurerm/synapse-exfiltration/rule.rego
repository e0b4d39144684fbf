# METADATA
# title: Synapse workspaces can't send data to other tenants
# description: |
#   Whoever gets into a workspace could otherwise copy its data to an account of their own.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/security/workspace-data-exfiltration-protection
# custom:
#   severity: medium
#   remediation: |
#     Set data_exfiltration_protection_enabled = true (when the workspace is made).
#   equivalents:
#     checkov: [CKV_AZURE_157]
#     trivy: []
package terraformer.azurerm.synapse_exfiltration

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_synapse_workspace", "path": ["data_exfiltration_protection_enabled"], "in": [true],
	"remedy": {"if": [{"path": ["managed_virtual_network_enabled"], "in": [true]}]},
	"message": "Data can be sent anywhere.",
}])
