# METADATA
# title: Buckets keep versions of their objects
# description: |
#   Without versions, overwriting or deleting an object is final, whether a person, a program or a thief does it.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/object-versioning
# custom:
#   severity: medium
#   remediation: |
#     Add versioning { enabled = true }, with a lifecycle_rule that ends old versions.
#   equivalents:
#     checkov: [CKV_GCP_78]
#     trivy: [GCP-0078]
package terraformer.google.bucket_versioning

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_storage_bucket", "path": ["versioning", "enabled"], "in": [true],
	"message": "Old versions aren't kept.",
}])
