# METADATA
# title: Container registries aren't reached from the internet
# description: |
#   Images hold a company's programs, and sometimes its secrets. Behind a private endpoint a leaked token is no use outside.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-private-link
# custom:
#   severity: low
#   remediation: |
#     Set public_network_access_enabled = false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_139]
#     trivy: []
package terraformer.azurerm.registry_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry", "path": ["public_network_access_enabled"], "in": [false],
	"remedy": {"if": [{"path": ["sku"], "in": ["Premium"]}]},
	"message": "The registry is reached from the internet.",
}])
