# METADATA
# title: Firewalls stop intrusions that they see
# description: |
#   With "Alert" or nothing, traffic that matches an attack is let through.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/firewall/premium-features
# custom:
#   severity: medium
#   remediation: |
#     Set mode = "Deny" in intrusion_detection (Premium).
#   equivalents:
#     checkov: [CKV_AZURE_220]
#     trivy: []
package terraformer.azurerm.firewall_policy_intrusion

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_firewall_policy", "path": ["intrusion_detection", "mode"], "in": ["Deny"],
	"remedy": false,
	"message": "Attacks that are recognised are let through.",
}])
