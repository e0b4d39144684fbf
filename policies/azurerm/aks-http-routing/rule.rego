# METADATA
# title: Clusters don't publish applications by plain HTTP
# description: |
#   The add-on is meant for trying out: it publishes any ingress on the internet without a certificate.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/http-application-routing
# custom:
#   severity: medium
#   remediation: |
#     Leave http_application_routing_enabled out, or set it to false.
#   equivalents:
#     checkov: [CKV_AZURE_246]
#     trivy: []
package terraformer.azurerm.aks_http_routing

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["http_application_routing_enabled"], "not_in": [true],
	"message": "Applications are published by plain HTTP.",
}])
