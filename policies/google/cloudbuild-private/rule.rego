# METADATA
# title: Workers of Cloud Build are private
# description: |
#   Builds hold credentials for everything they deploy; they need no address on the internet.
# related_resources:
#   - ref: https://cloud.google.com/build/docs/private-pools/private-pools-overview
# custom:
#   severity: low
#   remediation: |
#     Set no_external_ip = true in worker_config.
#   equivalents:
#     checkov: [CKV_GCP_86]
#     trivy: []
package terraformer.google.cloudbuild_private

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_cloudbuild_worker_pool", "path": ["worker_config", "no_external_ip"], "in": [true],
	"message": "Workers have public addresses.",
}])
