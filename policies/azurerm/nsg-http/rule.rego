# METADATA
# title: Network security groups don't open plain HTTP to the world
# description: |
#   What travels over port 80 is read and changed on the way. A load balancer or gateway can redirect to HTTPS.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   severity: low
#   remediation: |
#     Name the networks that may come in source_address_prefixes.
#   equivalents:
#     checkov: [CKV_AZURE_160]
#     trivy: []
package terraformer.azurerm.nsg_http

import data.terraformer.lib.inbound

results := inbound.azurerm({"port": 80, "protocol": "tcp"}, "Port 80 (HTTP) is open to every address on the internet.")
