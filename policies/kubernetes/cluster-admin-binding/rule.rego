# METADATA
# title: Nobody becomes an administrator of the cluster by a binding
# description: |
#   cluster-admin may do everything, to all secrets of all namespaces. An account of a program with this role gives the cluster to
#   whoever breaks into the program.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# custom:
#   severity: high
#   remediation: |
#     Bind a role that allows what is needed, in a namespace.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.kubernetes.cluster_admin_binding

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["kubernetes_cluster_role_binding", "kubernetes_cluster_role_binding_v1", "kubernetes_role_binding", "kubernetes_role_binding_v1"], "path": ["role_ref", "name"], "not_in": ["cluster-admin"],
	"message": "The binding gives the role cluster-admin.",
}])
