# METADATA
# title: Jobs of Dataflow are private
# description: |
#   Workers read one's data and need no address on the internet.
# related_resources:
#   - ref: https://cloud.google.com/dataflow/docs/guides/specifying-networks
# custom:
#   severity: medium
#   remediation: |
#     Set ip_configuration = "WORKER_IP_PRIVATE".
#   equivalents:
#     checkov: [CKV_GCP_94]
#     trivy: []
package terraformer.google.dataflow_private

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_dataflow_job", "path": ["ip_configuration"], "in": ["WORKER_IP_PRIVATE"],
	"message": "Workers have public addresses.",
}])
