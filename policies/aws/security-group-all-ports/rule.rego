# METADATA
# title: Security groups don't open all ports to the world
# description: |
#   A rule for all protocols and ports is no wall at all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   severity: high
#   remediation: |
#     Name the ports and the networks that may come in.
#   equivalents:
#     checkov: [CKV_AWS_277]
#     trivy: []
package terraformer.aws.security_group_all_ports

import data.terraformer.lib.security_groups

results := security_groups.ingress("all", "All ports are open to every address on the internet.")
