# METADATA
# title: Service plans are spread over zones
# description: |
#   A plan in one zone is down when that zone is.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-app-service
# custom:
#   severity: low
#   remediation: |
#     Set zone_balancing_enabled = true and a worker_count that is a multiple of the zones.
#   equivalents:
#     checkov: [CKV_AZURE_225]
#     trivy: []
package terraformer.azurerm.service_plan_zones

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_service_plan", "path": ["zone_balancing_enabled"], "in": [true],
	"remedy": {"if": [{"path": ["sku_name"], "matches": `^P\d`}, {"path": ["worker_count"], "at_least": 2}]},
	"message": "The plan stands in one zone.",
}])
