# METADATA
# title: Secrets of Lambda functions come from a store
# description: |
#   Keys among the variables are shown to everybody who may read the function's configuration, and stay in the program,
#   its history and the state of Terraform.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
# custom:
#   severity: high
#   remediation: |
#     Put the secret into Secrets Manager or the Parameter Store, and give the function its name.
#   equivalents:
#     checkov: [CKV_AWS_45]
#     trivy: []
package terraformer.aws.lambda_plain_secrets

import data.terraformer.lib.plan

results contains plan.result(function, verdict, "A variable holds a secret in clear.") if {
	some function in plan.resources("aws_lambda_function")
	verdict := plan.all_of({judged(variables) | some variables in plan.spots(function, ["environment", "variables"])})
}

judged(variables) := "unknown" if {
	variables.state == "unknown"
} else := "fail" if {
	some name, value in variables.value
	is_secret(name, value)
} else := "pass"

# An access key of AWS, a private key, or what is named a secret key and looks like one.
is_secret(_, value) if regex.match(`^(AKIA|ASIA)[0-9A-Z]{16}$|-----BEGIN [A-Z ]*PRIVATE KEY-----`, value)

is_secret(name, value) if {
	regex.match(`(?i)secret`, name)
	regex.match(`^[A-Za-z0-9/+=]{40}$`, value)
}
