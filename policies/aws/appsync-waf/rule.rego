# METADATA
# title: GraphQL APIs of AppSync are behind a web ACL
# description: |
#   A web ACL limits how often somebody asks and stops the usual attacks before a resolver runs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html
# custom:
#   severity: medium
#   remediation: |
#     Add an aws_wafv2_web_acl_association with the API as resource_arn.
#   equivalents:
#     checkov: [CKV2_AWS_33]
#     trivy: []
package terraformer.aws.appsync_waf

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_appsync_graphql_api", "path": ["web_acl_arn"],
	"companion": {"type": "aws_wafv2_web_acl_association", "by": "resource_arn"}, "given": true,
	"message": "No web ACL is associated with this API.",
}])
