# METADATA
# title: Objects written by Terraform are encrypted by a key of your own
# description: |
#   Such objects are often configuration with secrets in it. With a key of your own, reading them takes a permission on
#   the key besides the one on the bucket.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
# custom:
#   severity: low
#   remediation: |
#     Set kms_key_id, or write nothing secret and skip the rule.
#   equivalents:
#     checkov: [CKV_AWS_181, CKV_AWS_186]
#     trivy: []
package terraformer.aws.s3_object_encryption_key

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_s3_bucket_object", "aws_s3_object", "aws_s3_object_copy"], "path": ["kms_key_id"], "given": true,
	"message": "The object names no KMS key.",
}])
