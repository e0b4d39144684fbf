# METADATA
# title: Buckets can't be made public
# description: |
#   With the switch on, no mistake in a role or an ACL publishes anything.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/public-access-prevention
# custom:
#   severity: medium
#   remediation: |
#     Set public_access_prevention = "enforced".
#   equivalents:
#     checkov: [CKV_GCP_114]
#     trivy: []
package terraformer.google.bucket_public_access_prevention

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_storage_bucket", "path": ["public_access_prevention"], "in": ["enforced"],
	"message": "The bucket can be made public.",
}])
