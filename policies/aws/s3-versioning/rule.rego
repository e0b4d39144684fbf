# METADATA
# title: S3 buckets keep versions of their objects
# description: |
#   Without versions, overwriting or deleting an object is final, whether a person, a program or a thief does it.
#   Replication and object lock need versions as well. The older versioning block inside the bucket counts too.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
# custom:
#   severity: medium
#   remediation: |
#     Add an aws_s3_bucket_versioning with status "Enabled".
#   equivalents:
#     checkov: [CKV_AWS_21]
#     trivy: [AWS-0090]
package terraformer.aws.s3_versioning

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket", "path": ["versioning", "enabled"], "in": [true],
	"or": [
		{
			"companion": {"type": "aws_s3_bucket_versioning", "by": "bucket"},
			"path": ["versioning_configuration", "status"], "in": ["Enabled"],
		},
		{"path": ["object_lock_enabled"], "in": [true]}, # S3 enables versions with it
	],
	"message": "Neither an aws_s3_bucket_versioning nor a versioning block enables versions for this bucket.",
}])
