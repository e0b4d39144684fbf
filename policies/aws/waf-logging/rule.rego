# METADATA
# title: Web ACLs log what they decide
# description: |
#   The log shows which requests were stopped and why: attacks in progress, and customers who are stopped by mistake.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
# custom:
#   severity: medium
#   remediation: |
#     Add an aws_wafv2_web_acl_logging_configuration with the web ACL as resource_arn; for the classic WAF a
#     logging_configuration block.
#   equivalents:
#     checkov: [CKV2_AWS_31, CKV_AWS_176]
#     trivy: []
package terraformer.aws.waf_logging

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_wafv2_web_acl", "path": ["log_destination_configs"],
		"companion": {"type": "aws_wafv2_web_acl_logging_configuration", "by": "resource_arn"}, "given": true,
		"message": "No logging configuration belongs to this web ACL.",
	},
	{
		"types": ["aws_waf_web_acl", "aws_wafregional_web_acl"], "path": ["logging_configuration", "log_destination"], "given": true,
		"message": "Logging isn't configured.",
	},
])
