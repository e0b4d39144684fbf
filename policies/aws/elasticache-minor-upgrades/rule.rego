# METADATA
# title: Caches get minor upgrades
# description: |
#   Minor versions bring the fixes of security holes. They are installed in the maintenance window unless told not to.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html
# custom:
#   severity: low
#   remediation: |
#     Leave auto_minor_version_upgrade out or set it to true.
#   equivalents:
#     checkov: [CKV_AWS_322]
#     trivy: []
package terraformer.aws.elasticache_minor_upgrades

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_elasticache_cluster",
	"path": ["auto_minor_version_upgrade"],
	"not_matches": "^false$",
	"remedy": {"set": "true"},
	"message": "Minor upgrades are off.",
}])
