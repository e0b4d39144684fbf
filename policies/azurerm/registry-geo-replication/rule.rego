# METADATA
# title: Registries are kept in more than one region
# description: |
#   Without its images nothing starts anew: when the region is down, clusters in others can't scale either.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication
# custom:
#   severity: low
#   remediation: |
#     Add georeplications (Premium).
#   equivalents:
#     checkov: [CKV_AZURE_165]
#     trivy: []
package terraformer.azurerm.registry_geo_replication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry", "path": ["georeplications"], "given": true,
	"message": "Images lie in one region only.",
}])
