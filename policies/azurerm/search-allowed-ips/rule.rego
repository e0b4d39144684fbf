# METADATA
# title: Search services don't name the whole internet
# description: |
#   A list of addresses that has all of them protects nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/search/service-configure-firewall
# custom:
#   severity: medium
#   remediation: |
#     Name the networks that may come.
#   equivalents:
#     checkov: [CKV_AZURE_210]
#     trivy: []
package terraformer.azurerm.search_allowed_ips

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_search_service", "path": ["allowed_ips"], "not_in": ["0.0.0.0/0"],
	"message": "All addresses are let in.",
}])
