# METADATA
# title: Config aggregates all regions
# description: |
#   What happens in a region that nobody uses is what nobody should miss.
# related_resources:
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
# custom:
#   severity: low
#   remediation: |
#     Set all_regions = true.
#   equivalents:
#     checkov: [CKV_AWS_121]
#     trivy: [AWS-0019]
package terraformer.aws.config_aggregator_all_regions

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_config_configuration_aggregator", "path": ["account_aggregation_source", "all_regions"], "in": [true], "or": [{"path": ["organization_aggregation_source", "all_regions"], "in": [true]}],
	"message": "Not all regions are aggregated.",
}])
