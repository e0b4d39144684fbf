# METADATA
# title: CloudFront has a second origin to turn to
# description: |
#   With an origin group, requests that fail at the first origin are answered by the second, without anybody getting up
#   at night. Worth it for sites that must stay up.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
# custom:
#   severity: low
#   remediation: |
#     Add an origin_group with two members and failover_criteria, and name it as target_origin_id.
#   equivalents:
#     checkov: [CKV_AWS_310]
#     trivy: []
package terraformer.aws.cloudfront_origin_failover

import data.terraformer.lib.expect

results := expect.results([row |
	some path in [["member", "origin_id"], ["failover_criteria", "status_codes"]]
	row := {
		"type": "aws_cloudfront_distribution", "path": array.concat(["origin_group"], path), "given": true,
		"message": "No group of origins takes over when one fails.",
	}
])
