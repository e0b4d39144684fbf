# METADATA
# title: Container groups have no public address
# description: |
#   In a network, security groups and private endpoints hold for them. With a public address every scanner finds them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-instances/container-instances-vnet
# custom:
#   severity: medium
#   remediation: |
#     Set ip_address_type = "Private" and subnet_ids, or "None".
#   equivalents:
#     checkov: [CKV_AZURE_245]
#     trivy: []
package terraformer.azurerm.container_group_network

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_group", "path": ["ip_address_type"], "in": ["Private", "None"],
	"remedy": {"if": [{"path": ["subnet_ids"], "given": true}, {"path": ["dns_name_label"], "given": false}]},
	"message": "The group has a public address.",
}])
