# METADATA
# title: Secrets aren't open to everybody
# description: |
#   Everybody in the world who knows the address may use it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
# custom:
#   severity: high
#   remediation: |
#     Name the accounts or services that may, or add a condition such as aws:SourceArn.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.secret_public

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, verdict, "Everybody may read the secret.") if {
	some document in iam.documents(["aws_secretsmanager_secret_policy"])
	verdict := iam.verdict(document, ["principals"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		count(statement.conditions) == 0
		some principal in statement.principals
		regex.match(`^(AWS:)?([*]$|arn:aws[a-z-]*:iam::[*])`, principal)
	])
}
