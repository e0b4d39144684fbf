# METADATA
# title: Caches of AppSync are encrypted in transit
# description: |
#   The cache holds what the API answered: the data of whoever asked. Unless the cache is made with encryption, they are
#   in clear while on its way to the cache. It can't be switched on later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html#caching-encryption
# custom:
#   severity: medium
#   remediation: |
#     Set transit_encryption_enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_215]
#     trivy: []
package terraformer.aws.appsync_cache_in_transit

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_appsync_api_cache", "path": ["transit_encryption_enabled"], "in": [true],
	"message": "The cache isn't encrypted in transit.",
}])
