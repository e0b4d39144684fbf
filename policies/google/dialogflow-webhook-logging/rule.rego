# METADATA
# title: Webhooks of Dialogflow CX log their calls
# description: |
#   Without logs nobody sees which call failed.
# related_resources:
#   - ref: https://cloud.google.com/dialogflow/cx/docs/concept/webhook
# custom:
#   severity: low
#   remediation: |
#     Set enable_stackdriver_logging = true.
#   equivalents:
#     checkov: [CKV2_GCP_31]
#     trivy: []
package terraformer.google.dialogflow_webhook_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_dialogflow_cx_webhook", "path": ["enable_stackdriver_logging"], "in": [true],
	"message": "Calls aren't logged.",
}])
