# METADATA
# title: Machines have no public addresses of their own
# description: |
#   A machine with an address on the internet is scanned all day. A load balancer, a gateway or Bastion lets in what is meant.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses
# custom:
#   severity: medium
#   remediation: |
#     Leave public_ip_address_id out.
#   equivalents:
#     checkov: [CKV_AZURE_119]
#     trivy: [AZU-0076]
package terraformer.azurerm.nic_public_ip

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_network_interface", "path": ["ip_configuration", "public_ip_address_id"], "given": false,
	"message": "The machine has a public address.",
}])
