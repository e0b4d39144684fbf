# METADATA
# title: AKS clusters take up new versions of secrets
# description: |
#   Without rotation, pods keep the old password after it was changed in the vault.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
# custom:
#   severity: low
#   remediation: |
#     Add key_vault_secrets_provider with secret_rotation_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_172]
#     trivy: []
package terraformer.azurerm.aks_secret_rotation

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["key_vault_secrets_provider", "secret_rotation_enabled"], "in": [true],
	"message": "No provider of secrets that takes up new versions is enabled.",
}])
