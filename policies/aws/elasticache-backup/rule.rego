# METADATA
# title: Redis caches keep automatic backups
# description: |
#   A cache that fails comes back empty, and what relied on it goes to the database at once. Memcached has no backups.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
# custom:
#   severity: medium
#   remediation: |
#     Set snapshot_retention_limit to 1 or more.
#   equivalents:
#     checkov: [CKV_AWS_134]
#     trivy: []
package terraformer.aws.elasticache_backup

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_elasticache_cluster",
	"path": ["snapshot_retention_limit"],
	"at_least": 1,
	"when": [{"path": ["engine"], "not_in": ["memcached"]}],
	"remedy": {"set": 7},
	"message": "The cache keeps no backups.",
}])
