# METADATA
# title: Build artifacts are encrypted
# description: |
#   Artifacts hold the program and what it was built with.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
# custom:
#   severity: high
#   remediation: |
#     Leave encryption_disabled out.
#   equivalents:
#     checkov: [CKV_AWS_78]
#     trivy: [AWS-0018]
package terraformer.aws.codebuild_artifact_encryption

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_codebuild_project", "path": ["artifacts", "encryption_disabled"], "not_in": [true],
		"message": "Artifacts aren't encrypted.",
	},
	{
		"type": "aws_codebuild_project", "path": ["secondary_artifacts", "encryption_disabled"], "not_in": [true],
		"message": "Secondary artifacts aren't encrypted.",
	},
])
