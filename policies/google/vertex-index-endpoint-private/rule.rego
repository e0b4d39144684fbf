# METADATA
# title: Index endpoints of Vertex AI are private
# description: |
#   An index answers whoever reaches it; inside a network that is one's own programs.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/vector-search/deploy-index-vpc
# custom:
#   severity: low
#   remediation: |
#     Leave public_endpoint_enabled out.
#   equivalents:
#     checkov: [CKV2_GCP_34]
#     trivy: []
package terraformer.google.vertex_index_endpoint_private

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_vertex_ai_index_endpoint", "path": ["public_endpoint_enabled"], "not_in": [true],
	"message": "The endpoint is reached from the internet.",
}])
