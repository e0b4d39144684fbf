# METADATA
# title: Builds don't run privileged
# description: |
#   A privileged container has its host in its hands, and builds run what others wrote.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codebuild/latest/userguide/create-project.html
# custom:
#   severity: medium
#   remediation: |
#     Leave privileged_mode out.
#   equivalents:
#     checkov: [CKV_AWS_316]
#     trivy: []
package terraformer.aws.codebuild_privileged_mode

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_codebuild_project", "path": ["environment", "privileged_mode"], "not_in": [true],
	"message": "Builds run privileged.",
}])
