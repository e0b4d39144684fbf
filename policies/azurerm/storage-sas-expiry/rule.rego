# METADATA
# title: Shared access signatures have an end
# description: |
#   A link that never ends is a key that somebody forgot. The policy tells, or refuses, when one is made for longer.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/sas-expiration-policy
# custom:
#   severity: low
#   remediation: |
#     Add sas_policy with an expiration_period.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.storage_sas_expiry

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_account", "path": ["sas_policy", "expiration_period"], "given": true,
	"remedy": {"set": "01.00:00:00"},
	"message": "Signatures may be made without an end.",
}])
