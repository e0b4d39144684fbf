# METADATA
# title: Nothing is put into the default namespace
# description: |
#   What lies there belongs to nobody: network policies, quotas and roles are made for namespaces, and names collide.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   severity: low
#   remediation: |
#     Make a kubernetes_namespace_v1 and set namespace in metadata.
#   equivalents:
#     checkov: [CKV_K8S_21]
#     trivy: []
package terraformer.kubernetes.default_namespace

import data.terraformer.lib.expect

results := expect.results([{
	"types": [
		"kubernetes_pod", "kubernetes_pod_v1", "kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_daemonset",
		"kubernetes_daemon_set_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1", "kubernetes_replication_controller",
		"kubernetes_replication_controller_v1", "kubernetes_job", "kubernetes_job_v1", "kubernetes_cron_job", "kubernetes_cron_job_v1",
		"kubernetes_service", "kubernetes_service_v1", "kubernetes_secret", "kubernetes_secret_v1", "kubernetes_service_account",
		"kubernetes_service_account_v1", "kubernetes_role_binding", "kubernetes_role_binding_v1", "kubernetes_config_map",
		"kubernetes_config_map_v1", "kubernetes_ingress", "kubernetes_ingress_v1",
	],
	"path": ["metadata", "namespace"], "not_in": ["default"],
	"message": "This is put into the namespace default.",
}])
