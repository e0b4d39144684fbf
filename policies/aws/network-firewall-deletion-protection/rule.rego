# METADATA
# title: Network firewalls are protected from deletion
# description: |
#   A firewall deleted by mistake leaves the network open or cut off.
# related_resources:
#   - ref: https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewalls.html
# custom:
#   severity: medium
#   remediation: |
#     Set delete_protection = true.
#   equivalents:
#     checkov: [CKV_AWS_344]
#     trivy: []
package terraformer.aws.network_firewall_deletion_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_networkfirewall_firewall", "path": ["delete_protection"], "in": [true],
	"message": "The firewall can be deleted.",
}])
