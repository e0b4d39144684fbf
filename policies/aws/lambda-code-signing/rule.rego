# METADATA
# title: Code that isn't signed is refused
# description: |
#   A code signing configuration that only warns lets changed code be deployed all the same, with a line in a log that
#   nobody reads.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
# custom:
#   severity: medium
#   remediation: |
#     Set untrusted_artifact_on_deployment = "Enforce".
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.lambda_code_signing

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_lambda_code_signing_config", "path": ["policies", "untrusted_artifact_on_deployment"], "in": ["Enforce"],
	"message": "Code that isn't signed is deployed with a warning.",
}])
