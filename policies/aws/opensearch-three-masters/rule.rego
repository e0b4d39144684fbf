# METADATA
# title: Search domains have three master nodes across zones
# description: |
#   Two masters can't agree on a new one when the zone of the other fails. With three, in several zones, the domain
#   goes on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
# custom:
#   severity: medium
#   remediation: |
#     Set dedicated_master_count to 3 or more and zone_awareness_enabled = true in cluster_config.
#   equivalents:
#     checkov: [CKV_AWS_318]
#     trivy: []
package terraformer.aws.opensearch_three_masters

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
		"path": ["cluster_config", "dedicated_master_count"],
		"at_least": 3,
		"remedy": {"if": [{"path": ["cluster_config", "dedicated_master_type"], "given": true}]},
		"message": "The domain has less than three dedicated master nodes.",
	},
	{
		"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
		"path": ["cluster_config", "zone_awareness_enabled"],
		"in": [true],
		"remedy": {"if": [{"path": ["cluster_config", "instance_count"], "at_least": 2}]},
		"message": "The nodes of the domain are in one zone.",
	},
])
