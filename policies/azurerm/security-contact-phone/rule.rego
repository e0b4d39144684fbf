# METADATA
# title: Security contacts have a telephone number
# description: |
#   In an incident at night nobody reads mail.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
# custom:
#   severity: low
#   remediation: |
#     Set phone.
#   equivalents:
#     checkov: [CKV_AZURE_20]
#     trivy: [AZU-0046]
package terraformer.azurerm.security_contact_phone

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_security_center_contact", "path": ["phone"], "given": true,
	"message": "The contact has no telephone number.",
}])
