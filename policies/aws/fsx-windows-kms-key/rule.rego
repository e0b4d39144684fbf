# METADATA
# title: FSx for Windows file systems are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own in kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_179]
#     trivy: []
package terraformer.aws.fsx_windows_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_fsx_windows_file_system",
	"path": ["kms_key_id"],
	"given": true,
	"not_matches": "alias/aws/",
	"message": "No KMS key of your own is named.",
}])
