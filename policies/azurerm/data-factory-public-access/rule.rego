# METADATA
# title: Data factories aren't reached from the internet
# description: |
#   A factory holds the logins of all its sources.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-factory/data-factory-private-link
# custom:
#   severity: medium
#   remediation: |
#     Set public_network_enabled = false.
#   equivalents:
#     checkov: [CKV_AZURE_104]
#     trivy: [AZU-0035]
package terraformer.azurerm.data_factory_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_data_factory", "path": ["public_network_enabled"], "in": [false],
	"message": "The factory is reached from the internet.",
}])
