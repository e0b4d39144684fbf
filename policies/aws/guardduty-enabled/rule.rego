# METADATA
# title: GuardDuty is enabled
# description: |
#   A detector that is turned off finds nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html
# custom:
#   severity: medium
#   remediation: |
#     Leave enable out.
#   equivalents:
#     checkov: [CKV_AWS_238]
#     trivy: []
package terraformer.aws.guardduty_enabled

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_guardduty_detector", "path": ["enable"], "not_in": [false],
	"message": "The detector is turned off.",
}])
