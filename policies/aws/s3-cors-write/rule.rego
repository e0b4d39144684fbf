# METADATA
# title: S3 buckets don't let every website write to them
# description: |
#   A rule with the origin "*" lets a script of any page send the visitor's requests. For reading public files that is
#   the point of it; for writing it never is.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
# custom:
#   severity: medium
#   remediation: |
#     Name the origins that write: allowed_origins = ["https://app.example.com"].
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.s3_cors_write

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_s3_bucket_cors_configuration", "each": ["cors_rule"], "path": ["allowed_origins"], "not_in": ["*"],
	"or": [{"path": ["allowed_methods"], "not_in": ["PUT", "POST", "DELETE"]}],
	"message": "Every website may write to the bucket.",
}])
