# METADATA
# title: Network firewalls are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: [CKV_AWS_345]
#     trivy: []
package terraformer.aws.network_firewall_kms_key

import data.terraformer.lib.expect
import data.terraformer.lib.remedy

results := expect.results([{
	"types": ["aws_networkfirewall_firewall", "aws_networkfirewall_rule_group"], "path": ["encryption_configuration", "key_id"], "given": true,
	"remedy": {"reference": remedy.key},
	"message": "No KMS key is named.",
}])
