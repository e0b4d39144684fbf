# METADATA
# title: Container registries have no shared admin account
# description: |
#   Its password is the same for all who use it, and nobody can say who pushed an image.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-authentication
# custom:
#   severity: medium
#   remediation: |
#     Leave admin_enabled out, and give identities the role AcrPull or AcrPush.
#   equivalents:
#     checkov: [CKV_AZURE_137]
#     trivy: []
package terraformer.azurerm.registry_admin_account

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry", "path": ["admin_enabled"], "not_in": [true],
	"message": "The admin account is enabled.",
}])
