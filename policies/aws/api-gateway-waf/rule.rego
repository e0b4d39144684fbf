# METADATA
# title: Stages of REST APIs are behind a web ACL
# description: |
#   A web ACL stops the usual attacks and floods before they reach the functions, each call of which costs. APIs that
#   are private need none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
# custom:
#   severity: medium
#   remediation: |
#     Add an aws_wafv2_web_acl_association with the stage as resource_arn.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.api_gateway_waf

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_stage", "path": ["web_acl_arn"],
	"companion": {"type": "aws_wafv2_web_acl_association", "by": "resource_arn"}, "given": true,
	"or": [{"companion": {"type": "aws_wafregional_web_acl_association", "by": "resource_arn"}, "path": ["web_acl_id"], "given": true}],
	"message": "No web ACL is associated with this stage.",
}])
