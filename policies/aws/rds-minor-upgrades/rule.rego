# METADATA
# title: Databases get minor upgrades
# description: |
#   Minor versions bring the fixes of security holes. The provider installs them in the maintenance window unless told
#   not to.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
# custom:
#   severity: low
#   remediation: |
#     Leave auto_minor_version_upgrade out or set it to true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.rds_minor_upgrades

import data.terraformer.lib.expect

# CKV_AWS_226 refuses what leaves the argument out, although it is true by default.
results := expect.results([{
	"types": ["aws_db_instance", "aws_rds_cluster_instance"],
	"path": ["auto_minor_version_upgrade"],
	"not_in": [false],
	"message": "Minor upgrades are off.",
}])
