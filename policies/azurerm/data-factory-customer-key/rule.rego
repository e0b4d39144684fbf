# METADATA
# title: Data factories are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-factory/enable-customer-managed-key
# custom:
#   severity: low
#   remediation: |
#     Set customer_managed_key_id.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.data_factory_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_data_factory", "path": ["customer_managed_key_id"], "given": true,
	"message": "The factory is encrypted by Azure's key.",
}])
