# METADATA
# title: Firewalls of PostgreSQL don't let the whole internet in
# description: |
#   A range that begins at 0.0.0.0 or ends at 255.255.255.255 lets strangers try passwords.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/security-firewall-rules
# custom:
#   severity: high
#   remediation: |
#     Name the addresses that may come, or put the server into a network.
#   equivalents:
#     checkov: [CKV2_AZURE_26]
#     trivy: []
package terraformer.azurerm.postgresql_firewall_any

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "azurerm_postgresql_flexible_server_firewall_rule", "path": ["start_ip_address"], "not_in": ["0.0.0.0"],
		"message": "Strangers are let in.",
	},
	{
		"type": "azurerm_postgresql_flexible_server_firewall_rule", "path": ["end_ip_address"], "not_in": ["255.255.255.255"],
		"message": "Strangers are let in.",
	},
])
