# METADATA
# title: Firewalls refuse addresses that are known to attack
# description: |
#   By default such traffic is only noted in a log.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/firewall/threat-intel
# custom:
#   severity: low
#   remediation: |
#     Set threat_intel_mode = "Deny".
#   equivalents:
#     checkov: [CKV_AZURE_216]
#     trivy: []
package terraformer.azurerm.firewall_threat_intelligence

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_firewall", "path": ["threat_intel_mode"], "in": ["Deny"],
	"message": "Known attackers are let through.",
}])
