# METADATA
# title: Caches of AppSync are encrypted at rest
# description: |
#   The cache holds what the API answered: the data of whoever asked. Unless the cache is made with encryption, they are
#   in clear while stored. It can't be switched on later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html#caching-encryption
# custom:
#   severity: medium
#   remediation: |
#     Set at_rest_encryption_enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_214]
#     trivy: []
package terraformer.aws.appsync_cache_at_rest

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_appsync_api_cache", "path": ["at_rest_encryption_enabled"], "in": [true],
	"message": "The cache isn't encrypted at rest.",
}])
