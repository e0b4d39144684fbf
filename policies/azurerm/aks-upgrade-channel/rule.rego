# METADATA
# title: AKS clusters upgrade themselves
# description: |
#   Versions of Kubernetes are supported for a year. A channel brings patches before a flaw is used, and nobody has to remember
#   it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/auto-upgrade-cluster
# custom:
#   severity: low
#   remediation: |
#     Set automatic_upgrade_channel to patch, stable, rapid or node-image.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.aks_upgrade_channel

import data.terraformer.lib.expect

# CKV_AZURE_171 also knows an argument that only older providers had, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_kubernetes_cluster", "path": ["automatic_upgrade_channel"], "not_in": ["none"], "absent": "fail",
	"remedy": {"set": "patch"},
	"message": "The cluster doesn't upgrade itself.",
}])
