# METADATA
# title: Service plans have more than one instance
# description: |
#   With one instance every update and every fault of a machine is an outage.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/manage-scale-up
# custom:
#   severity: low
#   remediation: |
#     Set worker_count to 2 at least.
#   equivalents:
#     checkov: [CKV_AZURE_212]
#     trivy: []
package terraformer.azurerm.service_plan_instances

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_service_plan", "path": ["worker_count"], "at_least": 2,
	"remedy": {"if": [{"path": ["sku_name"], "matches": `^[BSP]\d`}]},
	"message": "The plan has one instance.",
}])
