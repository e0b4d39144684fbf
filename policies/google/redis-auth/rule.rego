# METADATA
# title: Redis asks for a password
# description: |
#   Otherwise whoever reaches the network reads and changes everything in the cache.
# related_resources:
#   - ref: https://cloud.google.com/memorystore/docs/redis/about-redis-auth
# custom:
#   severity: medium
#   remediation: |
#     Set auth_enabled = true.
#   equivalents:
#     checkov: [CKV_GCP_95]
#     trivy: []
package terraformer.google.redis_auth

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_redis_instance", "path": ["auth_enabled"], "in": [true],
	"message": "Nobody has to log in.",
}])
