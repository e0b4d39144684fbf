# METADATA
# title: Defender for Cloud is on
# description: |
#   The free plan only advises; nobody tells of an attack that is going on.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/defender-for-cloud-introduction
# custom:
#   severity: low
#   remediation: |
#     Set tier = "Standard".
#   equivalents:
#     checkov: []
#     trivy: [AZU-0045]
package terraformer.azurerm.defender_plan

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_security_center_subscription_pricing", "path": ["tier"], "in": ["Standard"],
	"message": "Defender is of the free plan.",
}])
