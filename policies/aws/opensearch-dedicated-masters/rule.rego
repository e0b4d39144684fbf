# METADATA
# title: Search domains have dedicated master nodes
# description: |
#   Nodes that hold data and lead the cluster at once lose the lead under load, and the domain stops answering.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
# custom:
#   severity: medium
#   remediation: |
#     Set dedicated_master_enabled = true in cluster_config.
#   equivalents:
#     checkov: [CKV2_AWS_59]
#     trivy: []
package terraformer.aws.opensearch_dedicated_masters

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
	"path": ["cluster_config", "dedicated_master_enabled"],
	"in": [true],
	"remedy": {"if": [{"path": ["cluster_config", "dedicated_master_type"], "given": true}]},
	"message": "The domain has no dedicated master nodes.",
}])
