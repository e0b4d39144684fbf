# METADATA
# title: Topics aren't open to everybody
# description: |
#   Everybody in the world who knows the address may use it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
# custom:
#   severity: high
#   remediation: |
#     Name the accounts or services that may, or add a condition such as aws:SourceArn.
#   equivalents:
#     checkov: [CKV_AWS_169]
#     trivy: []
package terraformer.aws.sns_topic_public

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, verdict, "Everybody may use the topic.") if {
	some document in iam.documents(["aws_sns_topic_policy", "aws_sns_topic"])
	verdict := iam.verdict(document, ["principals"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		count(statement.conditions) == 0
		some principal in statement.principals
		regex.match(`^(AWS:)?([*]$|arn:aws[a-z-]*:iam::[*])`, principal)
	])
}
