# METADATA
# title: KMS keys aren't open to everybody
# description: |
#   Everybody in the world who knows the address may use it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
# custom:
#   severity: high
#   remediation: |
#     Name the accounts or services that may, or add a condition such as aws:SourceArn.
#   equivalents:
#     checkov: [CKV_AWS_33]
#     trivy: []
package terraformer.aws.kms_key_public

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, verdict, "Everybody may use the key.") if {
	some document in iam.documents(["aws_kms_key"])
	verdict := iam.verdict(document, ["principals"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		count(statement.conditions) == 0
		some principal in statement.principals
		regex.match(`^(AWS:)?([*]$|arn:aws[a-z-]*:iam::[*])`, principal)
	])
}
