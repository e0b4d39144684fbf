# METADATA
# title: Access to GKE follows groups
# description: |
#   Roles for single people are forgotten when they leave; groups are kept by those who hire.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/google-groups-rbac
# custom:
#   severity: low
#   remediation: |
#     Add authenticator_groups_config with a security_group.
#   equivalents:
#     checkov: [CKV_GCP_65]
#     trivy: []
package terraformer.google.gke_google_groups

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_container_cluster", "path": ["authenticator_groups_config", "security_group"], "given": true,
	"message": "Roles can't be given to groups.",
}])
