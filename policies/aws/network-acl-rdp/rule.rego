# METADATA
# title: Network ACLs don't open RDP to the world
# description: |
#   The ACL is the second wall behind the security groups. Nobody on the internet has business with RDP.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in, or deny the port.
#   equivalents:
#     checkov: [CKV_AWS_231]
#     trivy: []
package terraformer.aws.network_acl_rdp

import data.terraformer.lib.security_groups

results := security_groups.acl_ingress(3389, "Port 3389 (RDP) is open to every address on the internet.")
