# METADATA
# title: Security groups don't open SSH to the world
# description: |
#   This port is scanned all day, everywhere. A weak password or an unpatched server behind it is found in hours.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   severity: high
#   remediation: |
#     Name the networks that operators come from, or use Session Manager and no open port at all.
#   equivalents:
#     checkov: [CKV_AWS_24]
#     trivy: [AWS-0107]
package terraformer.aws.security_group_ssh

import data.terraformer.lib.security_groups

results := security_groups.ingress(22, "Port 22 (SSH) is open to every address on the internet.")
