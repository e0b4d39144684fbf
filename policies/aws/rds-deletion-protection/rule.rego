# METADATA
# title: Databases are protected against deletion
# description: |
#   One wrong plan deletes a database with all it holds. With protection on, the deletion takes two steps.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
# custom:
#   severity: medium
#   remediation: |
#     Set deletion_protection = true.
#   equivalents:
#     checkov: [CKV_AWS_293]
#     trivy: []
package terraformer.aws.rds_deletion_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_db_instance",
	"path": ["deletion_protection"],
	"in": [true],
	"message": "The database can be deleted in one step.",
}])
