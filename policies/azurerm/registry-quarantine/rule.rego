# METADATA
# title: Images wait in quarantine until they were scanned
# description: |
#   An image is pulled as soon as it is pushed, vulnerable or not.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-faq
# custom:
#   severity: low
#   remediation: |
#     Set quarantine_policy_enabled = true (Premium).
#   equivalents:
#     checkov: [CKV_AZURE_166]
#     trivy: []
package terraformer.azurerm.registry_quarantine

import data.terraformer.lib.expect

results := expect.results([{
	"type": "azurerm_container_registry", "path": ["quarantine_policy_enabled"], "in": [true],
	"remedy": false,
	"message": "Images are pulled before they were scanned.",
}])
