# METADATA
# title: Storage accounts refuse networks that aren't named
# description: |
#   An account that takes requests from everywhere is protected by its keys alone, and keys leak.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-network-security
# custom:
#   severity: high
#   remediation: |
#     Set default_action = "Deny" in network_rules and name the networks that may come.
#   equivalents:
#     checkov: [CKV_AZURE_35]
#     trivy: [AZU-0012]
package terraformer.azurerm.storage_network_default

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "azurerm_storage_account", "path": ["network_rules", "default_action"], "not_in": ["Allow"],
		"remedy": {"set": "Deny"},
		"message": "Networks that aren't named are let in.",
	},
	{
		"type": "azurerm_storage_account_network_rules", "path": ["default_action"], "not_in": ["Allow"],
		"remedy": {"set": "Deny"},
		"message": "Networks that aren't named are let in.",
	},
])
