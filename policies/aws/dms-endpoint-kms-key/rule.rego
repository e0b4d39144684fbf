# METADATA
# title: DMS endpoints are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back. An
#   endpoint keeps the credentials of a database. Those to S3 have a type and keys of their own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own in kms_key_arn.
#   equivalents:
#     checkov: [CKV_AWS_296]
#     trivy: []
package terraformer.aws.dms_endpoint_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_dms_endpoint",
	"path": ["kms_key_arn"],
	"given": true,
	"not_matches": "alias/aws/",
	"when": [{"path": ["engine_name"], "not_in": ["s3"]}],
	"message": "No KMS key of your own is named.",
}])
