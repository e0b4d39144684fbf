# METADATA
# title: Owners of a subscription hear of alerts
# description: |
#   Contacts change jobs. The owners are always there.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
# custom:
#   severity: medium
#   remediation: |
#     Set alerts_to_admins = true.
#   equivalents:
#     checkov: [CKV_AZURE_22]
#     trivy: []
package terraformer.azurerm.security_contact_administrators

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_security_center_contact", "path": ["alerts_to_admins"], "in": [true],
	"message": "Owners aren't told of alerts.",
}])
