# METADATA
# title: Roles aren't bound to people who didn't log in
# description: |
#   The user system:anonymous and the group system:unauthenticated are everybody who reaches the server.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: critical
#   remediation: |
#     Bind roles to named users, groups or service accounts.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.anonymous_binding

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["kubernetes_cluster_role_binding", "kubernetes_cluster_role_binding_v1", "kubernetes_role_binding", "kubernetes_role_binding_v1"], "path": ["subject", "name"], "not_in": ["system:anonymous", "system:unauthenticated"],
	"message": "The role is given to everybody.",
}])
