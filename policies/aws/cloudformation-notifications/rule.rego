# METADATA
# title: Stacks announce their events
# description: |
#   Changes and failures reach people.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacks.html
# custom:
#   severity: low
#   remediation: |
#     Set notification_arns.
#   equivalents:
#     checkov: [CKV_AWS_124]
#     trivy: []
package terraformer.aws.cloudformation_notifications

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudformation_stack", "path": ["notification_arns"], "given": true,
	"message": "Events of the stack are announced to nobody.",
}])
