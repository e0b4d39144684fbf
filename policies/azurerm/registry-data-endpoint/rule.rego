# METADATA
# title: Registries have data endpoints of their own
# description: |
#   Otherwise firewalls have to let all blob storage pass, which is a way out for data.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints
# custom:
#   severity: low
#   remediation: |
#     Set data_endpoint_enabled = true (Premium).
#   equivalents:
#     checkov: [CKV_AZURE_237]
#     trivy: []
package terraformer.azurerm.registry_data_endpoint

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry", "path": ["data_endpoint_enabled"], "in": [true],
	"remedy": {"if": [{"path": ["sku"], "in": ["Premium"]}]},
	"message": "Layers come from endpoints that everybody shares.",
}])
