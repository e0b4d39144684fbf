# METADATA
# title: Firewalls follow a policy
# description: |
#   A policy can be shared, reviewed and inherited; rules inside the firewall can't.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/firewall-manager/policy-overview
# custom:
#   severity: low
#   remediation: |
#     Set firewall_policy_id.
#   equivalents:
#     checkov: [CKV_AZURE_219]
#     trivy: []
package terraformer.azurerm.firewall_policy

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_firewall", "path": ["firewall_policy_id"], "given": true,
	"message": "The firewall has no policy.",
}])
