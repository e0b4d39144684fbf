# METADATA
# title: Servers of AKS clusters are reached from known networks only
# description: |
#   The server takes commands for the whole cluster. Open to everybody, one leaked token or one flaw is enough.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
# custom:
#   severity: high
#   remediation: |
#     Set authorized_ip_ranges in api_server_access_profile, or private_cluster_enabled = true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.aks_api_server_access

import data.terraformer.lib.expect

# CKV_AZURE_6 also knows an argument that only older providers had, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["api_server_access_profile", "authorized_ip_ranges"], "not_in": ["0.0.0.0/0"], "absent": "fail",
	"or": [{"path": ["private_cluster_enabled"], "in": [true]}],
	"message": "Everybody on the internet reaches the cluster's server.",
}])
