# METADATA
# title: Trails cover all regions
# description: |
#   What happens in a region that nobody uses is what nobody should miss.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
# custom:
#   severity: medium
#   remediation: |
#     Set is_multi_region_trail = true.
#   equivalents:
#     checkov: [CKV_AWS_67]
#     trivy: [AWS-0014]
package terraformer.aws.cloudtrail_all_regions

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudtrail", "path": ["is_multi_region_trail"], "in": [true],
	"message": "The trail covers one region.",
}])
