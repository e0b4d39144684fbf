# METADATA
# title: Container groups have an identity of their own
# description: |
#   With a managed identity they reach vaults and databases without a password that somebody has to store.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-instances/container-instances-managed-identity
# custom:
#   severity: low
#   remediation: |
#     Add an identity block.
#   equivalents:
#     checkov: [CKV2_AZURE_28]
#     trivy: []
package terraformer.azurerm.container_group_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_group", "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The group has no managed identity.",
}])
