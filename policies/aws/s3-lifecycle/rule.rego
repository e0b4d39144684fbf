# METADATA
# title: S3 buckets have lifecycle rules
# description: |
#   What nobody deletes is kept and paid for, versions of overwritten objects first of all. Rules move it to cheaper
#   storage or let it expire, and say in writing how long data are kept.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
# custom:
#   severity: low
#   remediation: |
#     Add an aws_s3_bucket_lifecycle_configuration, with a rule for noncurrent versions where the bucket keeps versions.
#   equivalents:
#     checkov: [CKV2_AWS_61]
#     trivy: []
package terraformer.aws.s3_lifecycle

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket", "path": ["lifecycle_rule", "enabled"], "in": [true], "some": true,
	"or": [{
		"companion": {"type": "aws_s3_bucket_lifecycle_configuration", "by": "bucket"},
		"path": ["rule", "status"], "in": ["Enabled"], "some": true,
	}],
	"message": "No lifecycle rule belongs to this bucket.",
}])
