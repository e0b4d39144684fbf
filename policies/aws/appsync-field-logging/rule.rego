# METADATA
# title: GraphQL APIs of AppSync log which field went wrong
# description: |
#   A query touches many resolvers. With the level NONE the log says that it failed, not where.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
# custom:
#   severity: low
#   remediation: |
#     Set field_log_level = "ERROR", or "ALL" while you look for something.
#   equivalents:
#     checkov: [CKV_AWS_194]
#     trivy: []
package terraformer.aws.appsync_field_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_appsync_graphql_api", "path": ["log_config", "field_log_level"], "not_in": ["NONE"], "absent": "fail",
	"remedy": {"set": "ERROR"},
	"message": "Errors of fields aren't logged.",
}])
