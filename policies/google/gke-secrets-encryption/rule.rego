# METADATA
# title: Secrets of GKE are encrypted by a key of one's own
# description: |
#   A copy of the cluster's database is then no use without the key.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets
# custom:
#   severity: low
#   remediation: |
#     Add database_encryption with state ENCRYPTED and a key.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.gke_secrets_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["database_encryption", "state"], "in": ["ENCRYPTED"],
	"remedy": false,
	"message": "Secrets are encrypted by Google's key only.",
}])
