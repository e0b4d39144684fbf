# METADATA
# title: Notebooks have no public addresses
# description: |
#   A notebook runs code with one's data; the proxy lets people in without an address.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/workbench/instances/create
# custom:
#   severity: medium
#   remediation: |
#     Set disable_public_ip = true in gce_setup.
#   equivalents:
#     checkov: [CKV2_GCP_28]
#     trivy: []
package terraformer.google.workbench_private

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_workbench_instance", "path": ["gce_setup", "disable_public_ip"], "in": [true],
	"message": "The notebook has a public address.",
}])
