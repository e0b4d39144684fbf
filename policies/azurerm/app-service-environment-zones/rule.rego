# METADATA
# title: App Service Environments span zones
# description: |
#   When a zone is down, so is all that runs in it alone.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-app-service-environment
# custom:
#   severity: low
#   remediation: |
#     Set zone_redundant = true.
#   equivalents:
#     checkov: [CKV_AZURE_231]
#     trivy: []
package terraformer.azurerm.app_service_environment_zones

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_app_service_environment_v3", "path": ["zone_redundant"], "in": [true],
	"remedy": false,
	"message": "The environment lies in one zone.",
}])
