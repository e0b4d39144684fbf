# METADATA
# title: Containers of blobs are private
# description: |
#   With blob or container, everybody reads what is in there, without a login.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure
# custom:
#   severity: critical
#   remediation: |
#     Leave container_access_type out.
#   equivalents:
#     checkov: [CKV_AZURE_34]
#     trivy: []
package terraformer.azurerm.storage_container_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_storage_container", "path": ["container_access_type"], "not_in": ["blob", "container"],
	"remedy": {"set": "private"},
	"message": "Everybody reads the container.",
}])
