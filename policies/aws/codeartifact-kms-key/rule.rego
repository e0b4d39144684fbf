# METADATA
# title: CodeArtifact domains are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codeartifact/latest/ug/data-protection.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own.
#   equivalents:
#     checkov: [CKV_AWS_221]
#     trivy: []
package terraformer.aws.codeartifact_kms_key

import data.terraformer.lib.expect
import data.terraformer.lib.remedy

results := expect.results([{
	"type": "aws_codeartifact_domain", "path": ["encryption_key"], "given": true, "not_matches": "alias/aws/",
	"remedy": {"reference": remedy.key},
	"message": "No KMS key of your own is named.",
}])
