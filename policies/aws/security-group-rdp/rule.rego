# METADATA
# title: Security groups don't open RDP to the world
# description: |
#   This port is scanned all day, everywhere, and guessed passwords on it are a common way in for ransomware.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   severity: high
#   remediation: |
#     Name the networks that operators come from, or use Session Manager and no open port at all.
#   equivalents:
#     checkov: [CKV_AWS_25]
#     trivy: [AWS-0107]
package terraformer.aws.security_group_rdp

import data.terraformer.lib.security_groups

results := security_groups.ingress(3389, "Port 3389 (RDP) is open to every address on the internet.")
