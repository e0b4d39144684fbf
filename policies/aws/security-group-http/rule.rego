# METADATA
# title: Security groups don't open HTTP to the world
# description: |
#   What is served in the clear can be read and changed on the way. Visitors come through a load balancer or a CDN, which
#   answers port 80 with a redirect.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   severity: medium
#   remediation: |
#     Name the networks or security groups that the traffic comes from.
#   equivalents:
#     checkov: [CKV_AWS_260]
#     trivy: []
package terraformer.aws.security_group_http

import data.terraformer.lib.security_groups

results := security_groups.ingress(80, "Port 80 (HTTP) is open to every address on the internet.")
