# METADATA
# title: GraphQL APIs of AppSync log requests
# description: |
#   A GraphQL API has one address for everything: only its log says what was asked for, and by whom.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
# custom:
#   severity: low
#   remediation: |
#     Add a log_config block with a role for CloudWatch.
#   equivalents:
#     checkov: [CKV_AWS_193]
#     trivy: []
package terraformer.aws.appsync_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_appsync_graphql_api", "path": ["log_config", "cloudwatch_logs_role_arn"], "given": true,
	"message": "Logging isn't configured.",
}])
