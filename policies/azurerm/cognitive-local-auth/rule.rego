# METADATA
# title: Azure AI services take identities, not keys
# description: |
#   A key that leaks is used by strangers, at one's own expense. Identities have roles, and each access is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/ai-services/disable-local-auth
# custom:
#   severity: low
#   remediation: |
#     Set local_auth_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_236]
#     trivy: []
package terraformer.azurerm.cognitive_local_auth

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_cognitive_account", "path": ["local_auth_enabled"], "in": [false],
	"message": "Requests with a key are taken.",
}])
