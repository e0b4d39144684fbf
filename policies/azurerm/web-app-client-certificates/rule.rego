# METADATA
# title: Web apps ask callers for a certificate
# description: |
#   For programs that call each other a certificate is a login that can't be guessed or phished. Apps for people may suppress the
#   rule.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth
# custom:
#   severity: low
#   remediation: |
#     Set client_certificate_enabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_17]
#     trivy: [AZU-0001]
package terraformer.azurerm.web_app_client_certificates

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["azurerm_linux_web_app", "azurerm_windows_web_app"], "path": ["client_certificate_enabled"], "in": [true],
		"message": "Callers need no certificate.",
	},
	{
		"type": "azurerm_app_service", "path": ["client_cert_enabled"], "in": [true],
		"message": "Callers need no certificate.",
	},
])
