# METADATA
# title: Recovery vaults have an identity of their own
# description: |
#   It is what a key of one's own and private endpoints are given to.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/backup/backup-azure-private-endpoints-concept
# custom:
#   severity: low
#   remediation: |
#     Add an identity block.
#   equivalents:
#     checkov: [CKV2_AZURE_35]
#     trivy: []
package terraformer.azurerm.recovery_vault_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_recovery_services_vault", "path": ["identity", "type"], "matches": "Assigned",
	"remedy": {"set": "SystemAssigned"},
	"message": "The vault has no managed identity.",
}])
