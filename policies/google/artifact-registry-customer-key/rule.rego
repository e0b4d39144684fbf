# METADATA
# title: Repositories are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/artifact-registry/docs/cmek
# custom:
#   severity: low
#   remediation: |
#     Set kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_84]
#     trivy: []
package terraformer.google.artifact_registry_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_artifact_registry_repository", "path": ["kms_key_name"], "given": true,
	"message": "The repository is encrypted by Google's key.",
}])
