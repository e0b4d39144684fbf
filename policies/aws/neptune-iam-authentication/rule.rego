# METADATA
# title: Neptune clusters accept IAM authentication only
# description: |
#   Without it whoever reaches the port may read and write the graph.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html
# custom:
#   severity: medium
#   remediation: |
#     Set iam_database_authentication_enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_359]
#     trivy: []
package terraformer.aws.neptune_iam_authentication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_neptune_cluster",
	"path": ["iam_database_authentication_enabled"],
	"in": [true],
	"message": "IAM authentication is off.",
}])
