# METADATA
# title: Buckets are governed by IAM alone
# description: |
#   With ACLs each object may be public for itself, and no list shows which.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/uniform-bucket-level-access
# custom:
#   severity: medium
#   remediation: |
#     Set uniform_bucket_level_access = true.
#   equivalents:
#     checkov: [CKV_GCP_29]
#     trivy: [GCP-0002]
package terraformer.google.bucket_uniform_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_storage_bucket", "path": ["uniform_bucket_level_access"], "in": [true],
	"message": "Objects may have ACLs of their own.",
}])
