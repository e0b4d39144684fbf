# METADATA
# title: S3 buckets that hold something are not destroyed
# description: |
#   With force_destroy, removing the bucket from the program empties it first, all versions included, without asking.
#   Without it Terraform stops at a bucket that isn't empty.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket#force_destroy
# custom:
#   severity: low
#   remediation: |
#     Leave force_destroy out, and empty a bucket on purpose when its time has come.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.s3_force_destroy

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket", "path": ["force_destroy"], "not_in": [true],
	"message": "The bucket is destroyed with everything in it.",
}])
