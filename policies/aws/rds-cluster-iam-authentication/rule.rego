# METADATA
# title: Clusters accept IAM authentication
# description: |
#   Tokens of IAM last for minutes and are logged. Passwords get copied into files, and stay valid for years.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
# custom:
#   severity: medium
#   remediation: |
#     Set iam_database_authentication_enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_162]
#     trivy: []
package terraformer.aws.rds_cluster_iam_authentication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_rds_cluster",
	"path": ["iam_database_authentication_enabled"],
	"in": [true],
	"message": "IAM authentication is off.",
}])
