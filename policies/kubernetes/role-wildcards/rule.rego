# METADATA
# title: Roles name what they allow
# description: |
#   A * means everything that is there, and everything that will ever be added: secrets, roles, webhooks. Whoever may do that to
#   roles is an administrator.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: high
#   remediation: |
#     List the API groups, resources and verbs that are needed.
#   equivalents:
#     checkov: [CKV_K8S_49]
#     trivy: []
package terraformer.kubernetes.role_wildcards

import data.terraformer.lib.expect

results := expect.results([row |
	some argument in ["api_groups", "resources", "verbs"]
	row := {
		"types": ["kubernetes_role", "kubernetes_role_v1", "kubernetes_cluster_role", "kubernetes_cluster_role_v1"],
		"path": ["rule", argument], "not_in": ["*"],
		"message": sprintf("A * among %s allows everything.", [argument]),
	}
])
