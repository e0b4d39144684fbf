# METADATA
# title: Search services have two replicas at least
# description: |
#   With one, there is no promise that queries are answered, and each update is an outage.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/search/search-reliability
# custom:
#   severity: low
#   remediation: |
#     Set replica_count to 2 or more.
#   equivalents:
#     checkov: [CKV_AZURE_209]
#     trivy: []
package terraformer.azurerm.search_replicas

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_search_service", "path": ["replica_count"], "at_least": 2,
	"message": "The service has one replica.",
}])
