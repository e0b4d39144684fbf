# METADATA
# title: Secrets have an end
# description: |
#   A password that is never changed is known to everybody who ever worked with it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
# custom:
#   severity: low
#   remediation: |
#     Set expiration_date.
#   equivalents:
#     checkov: [CKV_AZURE_41]
#     trivy: [AZU-0017]
package terraformer.azurerm.key_vault_secret_expiry

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_key_vault_secret", "path": ["expiration_date"], "given": true,
	"message": "The secret never ends.",
}])
