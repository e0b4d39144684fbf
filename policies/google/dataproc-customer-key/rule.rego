# METADATA
# title: Clusters of Dataproc are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/customer-managed-encryption
# custom:
#   severity: low
#   remediation: |
#     Add encryption_config with kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_91]
#     trivy: []
package terraformer.google.dataproc_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_dataproc_cluster", "path": ["cluster_config", "encryption_config", "kms_key_name"], "given": true,
	"message": "Disks are encrypted by Google's key.",
}])
