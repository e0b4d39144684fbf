# METADATA
# title: API Management calls backends over HTTPS
# description: |
#   What the gateway protects on one side would be readable on the other.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/api-management/backends
# custom:
#   severity: medium
#   remediation: |
#     Begin url with https://.
#   equivalents:
#     checkov: [CKV_AZURE_215]
#     trivy: []
package terraformer.azurerm.api_management_backend_https

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_api_management_backend", "path": ["url"], "matches": "^https://",
	"message": "The backend is called over plain HTTP.",
}])
