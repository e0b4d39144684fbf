# METADATA
# title: Redis is reached over TLS
# description: |
#   Otherwise the password and the content travel in the clear.
# related_resources:
#   - ref: https://cloud.google.com/memorystore/docs/redis/about-in-transit-encryption
# custom:
#   severity: medium
#   remediation: |
#     Set transit_encryption_mode = "SERVER_AUTHENTICATION".
#   equivalents:
#     checkov: [CKV_GCP_97]
#     trivy: []
package terraformer.google.redis_tls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_redis_instance", "path": ["transit_encryption_mode"], "in": ["SERVER_AUTHENTICATION"],
	"message": "Connections aren't encrypted.",
}])
