# METADATA
# title: Topics are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/pubsub/docs/encryption
# custom:
#   severity: low
#   remediation: |
#     Set kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_83]
#     trivy: []
package terraformer.google.pubsub_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_pubsub_topic", "path": ["kms_key_name"], "given": true,
	"message": "Messages are encrypted by Google's key.",
}])
