# METADATA
# title: Storage accounts accept TLS 1.2 at least
# description: |
#   Older versions have known breaks, and no current client needs them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version
# custom:
#   severity: medium
#   remediation: |
#     Leave min_tls_version at TLS1_2.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.azurerm.storage_tls

import data.terraformer.lib.expect

# CKV_AZURE_44 refuses what leaves the argument out, although TLS 1.2 is the default, so it is no equivalent.
results := expect.results([{
	"type": "azurerm_storage_account", "path": ["min_tls_version"], "not_in": ["TLS1_0", "TLS1_1"],
	"remedy": {"set": "TLS1_2"},
	"message": "Old versions of TLS are accepted.",
}])
