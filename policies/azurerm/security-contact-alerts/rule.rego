# METADATA
# title: Security contacts hear of alerts
# description: |
#   An alert that nobody is told of is found months later.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
# custom:
#   severity: medium
#   remediation: |
#     Set alert_notifications = true.
#   equivalents:
#     checkov: [CKV_AZURE_21]
#     trivy: [AZU-0044]
package terraformer.azurerm.security_contact_alerts

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_security_center_contact", "path": ["alert_notifications"], "in": [true],
	"message": "The contact isn't told of alerts.",
}])
