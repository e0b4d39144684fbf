# METADATA
# title: Glacier vaults aren't open to everybody
# description: |
#   Everybody in the world who knows the address may use it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-access-policy.html
# custom:
#   severity: high
#   remediation: |
#     Name the accounts or services that may, or add a condition such as aws:SourceArn.
#   equivalents:
#     checkov: [CKV_AWS_167]
#     trivy: []
package terraformer.aws.glacier_vault_public

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, verdict, "Everybody may use the vault.") if {
	some document in iam.documents(["aws_glacier_vault"])
	verdict := iam.verdict(document, ["principals"], [statement |
		some statement in document.statements
		statement.effect == "Allow"
		count(statement.conditions) == 0
		some principal in statement.principals
		regex.match(`^(AWS:)?([*]$|arn:aws[a-z-]*:iam::[*])`, principal)
	])
}
