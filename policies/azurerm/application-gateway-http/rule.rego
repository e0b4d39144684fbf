# METADATA
# title: Application gateways listen by HTTPS
# description: |
#   What comes in by plain HTTP can be read and changed on the way.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ssl-overview
# custom:
#   severity: medium
#   remediation: |
#     Set protocol = "Https" with a certificate.
#   equivalents:
#     checkov: [CKV_AZURE_217]
#     trivy: []
package terraformer.azurerm.application_gateway_http

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_application_gateway", "path": ["http_listener", "protocol"], "in": ["Https"],
	"remedy": false,
	"message": "A listener takes plain HTTP.",
}])
