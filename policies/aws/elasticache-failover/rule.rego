# METADATA
# title: Replication groups fail over by themselves
# description: |
#   When the primary node fails, a replica takes over within seconds. Without it, writes fail until somebody acts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
# custom:
#   severity: medium
#   remediation: |
#     Set automatic_failover_enabled = true, with two nodes at least.
#   equivalents:
#     checkov: [CKV2_AWS_50]
#     trivy: []
package terraformer.aws.elasticache_failover

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_elasticache_replication_group",
	"path": ["automatic_failover_enabled"],
	"in": [true],
	"remedy": {"if": [{"path": ["num_cache_clusters"], "at_least": 2}]},
	"message": "Automatic failover is off.",
}])
