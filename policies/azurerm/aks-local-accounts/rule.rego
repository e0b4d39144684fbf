# METADATA
# title: AKS clusters have no local accounts
# description: |
#   The local admin's certificate passes by every role and every conditional access rule of Entra ID, and can't be revoked one by
#   one.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
# custom:
#   severity: medium
#   remediation: |
#     Set local_account_disabled = true.
#   equivalents:
#     checkov: [CKV_AZURE_141]
#     trivy: []
package terraformer.azurerm.aks_local_accounts

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["local_account_disabled"], "in": [true],
	"remedy": {"if": [{"path": ["azure_active_directory_role_based_access_control"], "given": true}]},
	"message": "Local accounts are enabled.",
}])
