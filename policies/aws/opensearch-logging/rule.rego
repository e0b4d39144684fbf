# METADATA
# title: Search domains publish logs
# description: |
#   Slow queries and errors show in the logs only. Without them, nobody sees why a search is slow or who asked.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
# custom:
#   severity: medium
#   remediation: |
#     Add a log_publishing_options block.
#   equivalents:
#     checkov: [CKV_AWS_84]
#     trivy: [AWS-0042]
package terraformer.aws.opensearch_logging

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
		"path": ["log_publishing_options", "log_type"],
		"given": true,
		"message": "The domain publishes no logs.",
	},
	{
		"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
		"path": ["log_publishing_options", "enabled"],
		"not_in": [false],
		"some": true,
		"message": "No log of the domain is on.",
	},
])
