# METADATA
# title: Buckets log who reads and writes
# description: |
#   Without a log nobody can say which objects an intruder took.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/access-logs
# custom:
#   severity: low
#   remediation: |
#     Add a logging block with a log_bucket.
#   equivalents:
#     checkov: [CKV_GCP_62]
#     trivy: []
package terraformer.google.bucket_logging

import data.terraformer.lib.expect

# GCP-0077 judges one of its examples otherwise, so it isn't claimed.
results := expect.results([{
	"type": "google_storage_bucket", "path": ["logging", "log_bucket"], "given": true,
	"message": "Access isn't logged.",
}])
