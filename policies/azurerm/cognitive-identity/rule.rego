# METADATA
# title: Azure AI services have an identity of their own
# description: |
#   With a managed identity they read storage without a key that somebody has to store.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/ai-services/authentication
# custom:
#   severity: low
#   remediation: |
#     Add an identity block.
#   equivalents:
#     checkov: [CKV_AZURE_238]
#     trivy: []
package terraformer.azurerm.cognitive_identity

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_cognitive_account", "path": ["identity"], "given": true,
	"remedy": {"path": ["identity", "type"], "set": "SystemAssigned"},
	"message": "The account has no managed identity.",
}])
