# METADATA
# title: CloudFront logs the requests it gets
# description: |
#   The origin sees only what the cache lets through. Attacks, scrapers and mistakes in the cache show in the log of the
#   distribution alone.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
# custom:
#   severity: low
#   remediation: |
#     Add a logging_config block with a bucket, or an aws_cloudwatch_log_delivery from the distribution.
#   equivalents:
#     checkov: [CKV_AWS_86]
#     trivy: [AWS-0010]
package terraformer.aws.cloudfront_logging

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(distribution, plan.any_of({own} | delivered), "Requests aren't logged.") if {
	some distribution in plan.resources("aws_cloudfront_distribution")
	own := expect.verdict(distribution, {"path": ["logging_config", "bucket"], "given": true})
	delivered := {"pass" |
		some source in plan.companions(distribution, "aws_cloudwatch_log_delivery_source", "resource_arn")
		count(plan.companions(source, "aws_cloudwatch_log_delivery", "delivery_source_name")) > 0
	}
}
