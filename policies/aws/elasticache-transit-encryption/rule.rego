# METADATA
# title: Replication groups encrypt connections
# description: |
#   Keys, values and the password cross the network in the clear otherwise.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
# custom:
#   severity: high
#   remediation: |
#     Set transit_encryption_enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_30]
#     trivy: [AWS-0051]
package terraformer.aws.elasticache_transit_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_elasticache_replication_group",
	"path": ["transit_encryption_enabled"],
	"in": [true],
	"message": "Connections aren't encrypted.",
}])
