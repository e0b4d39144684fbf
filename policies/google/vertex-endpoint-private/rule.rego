# METADATA
# title: Endpoints of Vertex AI are private
# description: |
#   A model answers whoever reaches it; inside a network that is one's own programs.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/general/vpc-peering
# custom:
#   severity: low
#   remediation: |
#     Set network.
#   equivalents:
#     checkov: [CKV2_GCP_33]
#     trivy: []
package terraformer.google.vertex_endpoint_private

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_vertex_ai_endpoint", "path": ["network"], "given": true,
	"message": "The endpoint is reached from the internet.",
}])
