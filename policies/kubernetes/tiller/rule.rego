# METADATA
# title: No service leads to Tiller
# description: |
#   Tiller, the server of Helm 2, takes commands from whoever reaches it and is usually an administrator of the cluster. Helm 3
#   needs no server.
# related_resources:
#   - ref: https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   severity: high
#   remediation: |
#     Move to Helm 3 and delete the service.
#   equivalents:
#     checkov: [CKV_K8S_44]
#     trivy: []
package terraformer.kubernetes.tiller

import data.terraformer.lib.expect

results := expect.results([
	{
		"types": ["kubernetes_service", "kubernetes_service_v1"], "path": ["metadata", "labels", "name"], "not_in": ["tiller"],
		"message": "The service is Tiller's.",
	},
	{
		"types": ["kubernetes_service", "kubernetes_service_v1"], "path": ["spec", "selector", "name"], "not_in": ["tiller"],
		"message": "The service leads to Tiller.",
	},
])
