# METADATA
# title: Storage accounts encrypt twice
# description: |
#   A second layer with another algorithm and key holds when the first has a flaw. It can only be chosen when the account is made.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable
# custom:
#   severity: low
#   remediation: |
#     Set infrastructure_encryption_enabled = true.
#   equivalents:
#     checkov: []
#     trivy: [AZU-0061]
package terraformer.azurerm.storage_infrastructure_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["infrastructure_encryption_enabled"], "in": [true],
	"message": "Data are encrypted once only.",
}])
