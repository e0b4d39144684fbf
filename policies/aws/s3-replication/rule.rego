# METADATA
# title: S3 buckets are replicated
# description: |
#   A copy in another region or account outlives the loss of a region, and a stolen administrator who deletes the
#   original. Worth it for what can't be made again; skip the rule, with a reason, for the rest.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
# custom:
#   severity: low
#   remediation: |
#     Add an aws_s3_bucket_replication_configuration with a rule that is enabled.
#   equivalents:
#     checkov: [CKV_AWS_144]
#     trivy: []
package terraformer.aws.s3_replication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket", "path": ["replication_configuration", "rules", "status"], "in": ["Enabled"], "some": true,
	"or": [{
		"companion": {"type": "aws_s3_bucket_replication_configuration", "by": "bucket"},
		"path": ["rule", "status"], "in": ["Enabled"], "some": true,
	}],
	"message": "No enabled replication rule belongs to this bucket.",
}])
