# METADATA
# title: Policies aren't attached to users
# description: |
#   Permissions of groups and roles are seen, and taken back, in one place.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   severity: low
#   remediation: |
#     Attach the policy to a group or a role.
#   equivalents:
#     checkov: [CKV_AWS_40]
#     trivy: [AWS-0143]
package terraformer.aws.iam_user_policies

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(policy, "fail", "The policy belongs to a user.") if {
	some type in ["aws_iam_user_policy_attachment", "aws_iam_user_policy"]
	some policy in plan.resources(type)
}

results contains plan.result(attachment, expect.verdict(attachment, {"path": ["users"], "given": false}), "The policy is attached to users.") if {
	some attachment in plan.resources("aws_iam_policy_attachment")
}
