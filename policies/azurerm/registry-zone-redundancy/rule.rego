# METADATA
# title: Container registries are spread over zones
# description: |
#   When the registry's zone is down, no cluster can start a pod.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/zone-redundancy
# custom:
#   severity: low
#   remediation: |
#     Set zone_redundancy_enabled = true (with the sku Premium).
#   equivalents:
#     checkov: [CKV_AZURE_233]
#     trivy: []
package terraformer.azurerm.registry_zone_redundancy

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry", "path": ["zone_redundancy_enabled"], "in": [true],
	"remedy": {"if": [{"path": ["sku"], "in": ["Premium"]}]},
	"message": "The registry stands in one zone.",
}])
