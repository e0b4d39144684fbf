# METADATA
# title: Network ACLs don't open FTP data to the world
# description: |
#   The ACL is the second wall behind the security groups. Nobody on the internet has business with FTP data.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
# custom:
#   severity: high
#   remediation: |
#     Name the networks that may come in, or deny the port.
#   equivalents:
#     checkov: [CKV_AWS_230]
#     trivy: []
package terraformer.aws.network_acl_ftp_data

import data.terraformer.lib.security_groups

results := security_groups.acl_ingress(20, "Port 20 (FTP data) is open to every address on the internet.")
