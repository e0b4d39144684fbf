# METADATA
# title: Secrets say what they are
# description: |
#   Who rotates a secret has to know whether it is a password, a connection string or a certificate.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
# custom:
#   severity: low
#   remediation: |
#     Set content_type, such as "password".
#   equivalents:
#     checkov: [CKV_AZURE_114]
#     trivy: []
package terraformer.azurerm.key_vault_secret_content_type

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_key_vault_secret", "path": ["content_type"], "given": true,
	"message": "The secret doesn't say what it is.",
}])
