# METADATA
# title: CloudFront reaches load balancers and APIs of AWS by HTTPS only
# description: |
#   With the policy "match-viewer" or "http-only", requests cross the internet in clear between CloudFront and a server
#   that can have a certificate for nothing. A distribution that is switched off serves nobody.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
# custom:
#   severity: medium
#   remediation: |
#     Set origin_protocol_policy = "https-only".
#   equivalents:
#     checkov: [CKV2_AWS_72]
#     trivy: []
package terraformer.aws.cloudfront_aws_origin_https

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(distribution, verdict, "An origin at AWS is reached without HTTPS.") if {
	some distribution in plan.resources("aws_cloudfront_distribution")
	origins := {plan.any_of({elsewhere, encrypted}) |
		some origin in plan.within(distribution, ["origin"])
		elsewhere := expect.verdict(origin, {
			"path": ["domain_name"],
			"not_matches": `\.(elb|mediastore|mediapackage|execute-api|lambda-url)(\.[a-z0-9-]+)?\.(amazonaws\.com|on\.aws)$`,
		})
		encrypted := expect.verdict(origin, {
			"path": ["custom_origin_config", "origin_protocol_policy"],
			"in": ["https-only"],
			"absent": "pass",
		})
	}
	off := expect.verdict(distribution, {"path": ["enabled"], "in": [false]})
	verdict := plan.any_of({off, plan.all_of(origins)})
}
