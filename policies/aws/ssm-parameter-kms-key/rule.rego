# METADATA
# title: Secure parameters are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
# custom:
#   severity: low
#   remediation: |
#     Set type = "SecureString" and key_id.
#   equivalents:
#     checkov: [CKV_AWS_337]
#     trivy: []
package terraformer.aws.ssm_parameter_kms_key

import data.terraformer.lib.expect
import data.terraformer.lib.remedy

results := expect.results([{
	"type": "aws_ssm_parameter", "path": ["key_id"], "given": true, "not_matches": "alias/aws/", "or": [{"path": ["type"], "not_in": ["SecureString"]}],
	"remedy": {"reference": remedy.key},
	"message": "No KMS key of your own is named.",
}])
