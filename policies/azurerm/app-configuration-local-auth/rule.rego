# METADATA
# title: App Configuration takes identities, not keys
# description: |
#   A key may read every setting and never ends. Identities have roles, and each access is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/howto-disable-access-key-authentication
# custom:
#   severity: low
#   remediation: |
#     Set local_auth_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_184]
#     trivy: []
package terraformer.azurerm.app_configuration_local_auth

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_app_configuration", "path": ["local_auth_enabled"], "in": [false],
	"message": "Requests with a key are taken.",
}])
