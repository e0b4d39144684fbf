# METADATA
# title: Clusters of GKE start images that were approved
# description: |
#   Otherwise whoever may push an image may run it.
# related_resources:
#   - ref: https://cloud.google.com/binary-authorization/docs/overview
# custom:
#   severity: low
#   remediation: |
#     Add binary_authorization with PROJECT_SINGLETON_POLICY_ENFORCE.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.gke_binary_authorization

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["binary_authorization", "evaluation_mode"], "in": ["PROJECT_SINGLETON_POLICY_ENFORCE", "POLICY_BINDINGS", "POLICY_BINDINGS_AND_PROJECT_SINGLETON_POLICY_ENFORCE"],
	"message": "Any image is started.",
}])
