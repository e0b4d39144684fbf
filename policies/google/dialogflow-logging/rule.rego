# METADATA
# title: Agents of Dialogflow log their conversations
# description: |
#   Without logs nobody sees where an agent fails, or what was asked of it.
# related_resources:
#   - ref: https://cloud.google.com/dialogflow/es/docs/history
# custom:
#   severity: low
#   remediation: |
#     Set enable_logging = true.
#   equivalents:
#     checkov: [CKV2_GCP_29]
#     trivy: []
package terraformer.google.dialogflow_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_dialogflow_agent", "path": ["enable_logging"], "in": [true],
	"message": "Conversations aren't logged.",
}])
