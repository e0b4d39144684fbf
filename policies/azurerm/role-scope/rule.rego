# METADATA
# title: Roles of one's own are for a subscription, not for all
# description: |
#   A role that may be assigned at the root reaches every subscription of the tenant.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/custom-roles
# custom:
#   severity: medium
#   remediation: |
#     Name subscriptions or resource groups in assignable_scopes.
#   equivalents:
#     checkov: []
#     trivy: [AZU-0030]
package terraformer.azurerm.role_scope

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_role_definition", "path": ["assignable_scopes"], "not_in": ["/"],
	"message": "The role may be assigned everywhere.",
}])
