# METADATA
# title: GraphQL APIs of AppSync ask for more than a key
# description: |
#   An API key is the same for every caller, sits in the code of each app, and says nothing about who asks. It is for
#   trying things out and for what is public anyway.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
# custom:
#   severity: medium
#   remediation: |
#     Set authentication_type to "AWS_IAM", "AMAZON_COGNITO_USER_POOLS", "OPENID_CONNECT" or "AWS_LAMBDA".
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.appsync_authentication

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_appsync_graphql_api", "path": ["authentication_type"], "not_in": ["API_KEY"],
	"remedy": {"set": "AWS_IAM"},
	"message": "A key is enough to ask anything.",
}])
