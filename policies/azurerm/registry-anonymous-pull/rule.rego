# METADATA
# title: Nobody pulls images without a login
# description: |
#   Images hold programs, configuration and often more than anybody meant to publish.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
# custom:
#   severity: high
#   remediation: |
#     Leave anonymous_pull_enabled out.
#   equivalents:
#     checkov: [CKV_AZURE_138]
#     trivy: []
package terraformer.azurerm.registry_anonymous_pull

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry", "path": ["anonymous_pull_enabled"], "not_in": [true],
	"when": [{"path": ["sku"], "in": ["Standard", "Premium"]}],
	"message": "Images are pulled without a login.",
}])
